import { useTranslation } from 'react-i18next';
import type { DraftLineView } from '@/bindings/DraftLineView';
import type { DraftView } from '@/bindings/DraftView';
import { StationDialog } from '@/design/station/StationDialog';
import { SerialsForm } from './SerialsForm';

interface Props {
  readonly line: DraftLineView;
  /** The sale could not be sent without them: that is what led here. */
  readonly isHeldUp: boolean;
  readonly onWhole: (draft: DraftView, last: string) => void;
  readonly onClose: () => void;
}

/** Ctrl+S: the serial numbers of a line, scanned or typed. */
export function SerialsDialog({ line, isHeldUp, onWhole, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <StationDialog title={t('counter.serials.title', { name: line.name })} size={620} onClose={onClose}>
      <SerialsForm line={line} isHeldUp={isHeldUp} onWhole={onWhole} onClose={onClose} />
    </StationDialog>
  );
}
