import { useTranslation } from 'react-i18next';
import type { DraftLineView } from '@/bindings/DraftLineView';
import { formatMoney } from '@/design/format/money';
import { errorWords } from '@/i18n';
import { useCurrency } from '@/platform';
import { StationDialog } from '@/design/station/StationDialog';
import { ManagerPin } from '../../approval/ManagerPin';
import { LineForm } from './LineForm';
import { useEditLine } from './use-edit-line';

interface Props {
  readonly line: DraftLineView;
  readonly onClose: () => void;
}

/** F5. */
export function LineDialog({ line, onClose }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const { refusal, isSending, waiting, send, approve, goBack } = useEditLine(line, onClose);
  return (
    <StationDialog title={line.name} onClose={onClose}>
      {waiting ? (
        <ManagerPin
          permission="sales.override_price"
          sentence={[errorWords(t, waiting.because).what, errorWords(t, waiting.because).kept].join(' ')}
          verb={t('counter.line.grant', { price: formatMoney(waiting.price, currency) })}
          refusal={refusal}
          isChecking={isSending}
          onApprove={approve}
          onBack={goBack}
        />
      ) : (
        <LineForm line={line} refusal={refusal} onSend={send} onClose={onClose} />
      )}
    </StationDialog>
  );
}
