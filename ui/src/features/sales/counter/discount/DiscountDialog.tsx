import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftLineView } from '@/bindings/DraftLineView';
import type { DraftView } from '@/bindings/DraftView';
import { errorWords } from '@/i18n';
import { useCurrency } from '@/platform';
import { StationDialog } from '@/design/station/StationDialog';
import { ManagerPin } from '../../approval/ManagerPin';
import { discountText } from '../cart/totals';
import { DiscountForm } from './DiscountForm';
import { useDiscount } from './use-discount';

interface Props {
  readonly draft: DraftView;
  /** The line under the selection. */
  readonly line: DraftLineView | null;
  readonly onClose: () => void;
}

/** F4. Above the cap the same dialog turns to a manager. */
export function DiscountDialog({ draft, line, onClose }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const [target, setTarget] = useState<'line' | 'sale'>(line === null ? 'sale' : 'line');
  const { refusal, isSending, waiting, give, approve, goBack } = useDiscount(onClose);
  const subject = target === 'line' && line ? line.name : t('counter.discount.wholeSale');
  const asked = waiting?.asked.discount ? discountText(waiting.asked.discount, currency) : '';
  return (
    <StationDialog title={t('counter.discount.title')} size={600} onClose={onClose}>
      {waiting ? (
        <ManagerPin
          permission="sales.discount_high"
          sentence={t('counter.discount.ask', { discount: asked, subject, why: errorWords(t, waiting.because).what })}
          verb={t('counter.discount.grant', { discount: asked })}
          refusal={refusal}
          isChecking={isSending}
          onApprove={approve}
          onBack={goBack}
        />
      ) : (
        <DiscountForm
          key={target}
          draft={draft}
          line={line}
          target={target}
          onTarget={setTarget}
          refusal={refusal}
          onGive={(discount) => give(target === 'line' && line ? line.line : null, discount)}
          onClose={onClose}
        />
      )}
    </StationDialog>
  );
}
