import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaleCard } from '@/bindings/SaleCard';
import { formatDate, formatTime } from '@/design/format/dates';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { ErrorState } from '@/design/states/ErrorState';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { useAnswer, usePermissions } from '@/platform';
import { SaleStatusTag } from '../list/SaleStatusTag';
import { CancelButton } from './cancel/CancelButton';
import { CancelDialog } from './cancel/CancelDialog';
import { CorrectSerialDialog } from './correct-serial/CorrectSerialDialog';
import type { WrongSerial } from './correct-serial/wrong-serial';
import { Holders } from './Holders';
import { PaperActs } from './PaperActs';
import { PaperNotes } from './PaperNotes';
import classes from './SaleDrawer.module.css';
import { SaleLines } from './SaleLines';
import { SalePayments } from './SalePayments';
import { SaleTotals } from './SaleTotals';
import { usePapers } from './use-papers';

interface Props {
  readonly sale: string;
  readonly onClose: () => void;
}

/** One sale, whole: what left, what was paid, and what may still be done with it. */
export function SaleDrawer({ sale, onClose }: Props) {
  const { t } = useTranslation();
  const may = usePermissions();
  const [isCancelling, setIsCancelling] = useState(false);
  const [wrong, setWrong] = useState<WrongSerial | null>(null);
  const answer = useAnswer('sales.sale', { sale });
  const papers = usePapers(sale);
  const card = answer.data;
  // A parked sale has no number yet, and nothing is sold of a cancelled one.
  const mayCorrect = may('sales.cancel') && card?.number !== '' && card?.status !== 'cancelled';
  const isOpen = card?.status === 'pending_payment' || card?.status === 'partially_paid';
  return (
    <>
      <OfficeDrawer
        title={card ? (card.number === '' ? t('salesList.card.parked') : card.number) : t('salesList.card.title')}
        subtitle={card && <Subtitle card={card} />}
        // Escape leaves the dialog in front only.
        onClose={() => !isCancelling && wrong === null && onClose()}
        error={papers.error}
        size={720}
        acts={card && card.number !== '' && <PaperActs card={card} papers={papers} />}
        otherActs={isOpen && may('sales.cancel') && <CancelButton onAct={() => setIsCancelling(true)} />}
      >
        {body()}
      </OfficeDrawer>
      {wrong && <CorrectSerialDialog sale={sale} wrong={wrong} onClose={() => setWrong(null)} />}
      {card && isCancelling && <CancelDialog card={card} onClose={() => setIsCancelling(false)} />}
    </>
  );

  function body() {
    if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
    if (!card) return <SkeletonRows rows={8} height={40} />;
    return (
      <div className={classes['card']}>
        <PaperNotes papers={papers} />
        {card.cancel_reason !== '' && (
          <p className={classes['reason']}>{t('salesList.card.cancelled', { reason: card.cancel_reason })}</p>
        )}
        <SaleLines card={card} onCorrect={mayCorrect ? setWrong : undefined} />
        <SaleTotals card={card} />
        <SalePayments card={card} />
        {card.number !== '' && <Holders sale={sale} />}
        {card.copies > 0 && <p className={classes['quiet']}>{t('salesList.card.copies', { count: card.copies })}</p>}
      </div>
    );
  }
}

function Subtitle({ card }: { readonly card: SaleCard }) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  return (
    <span className={classes['subtitle']}>
      <SaleStatusTag status={card.status} />
      {t('salesList.card.who', {
        customer: card.customer?.name ?? t('till.walkIn'),
        seller: card.seller_name,
        date: formatDate(card.submitted_at, zone),
        time: formatTime(card.submitted_at, zone),
      })}
    </span>
  );
}
