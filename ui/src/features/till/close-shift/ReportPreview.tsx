import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShiftCard } from '@/bindings/ShiftCard';
import { ShiftFigures } from '../figures/ShiftFigures';

interface Props {
  readonly card: ShiftCard;
  readonly onClose: () => void;
}

/** F7: what the report will say, before it is signed. */
export function ReportPreview({ card, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('till.close') }}
      title={t('till.closing.keys.preview')}
      size={640}
    >
      <ShiftFigures card={card} />
    </Modal>
  );
}
