import { IconHandStop, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Place } from '@/bindings/Place';
import { StateNotice } from '@/design/states/StateNotice';
import type { TillQueue } from './queue/use-till-queue';
import type { Printing } from './receipt/use-printing';
import { PaidPanel } from './record-payment/PaidPanel';
import { PaymentPanel } from './record-payment/PaymentPanel';
import type { Paid, PaymentDesk } from './record-payment/use-payment';
import { takenWords } from './taken-words';
import classes from './TillDesk.module.css';

interface Props {
  readonly place: Place;
  readonly queue: TillQueue;
  readonly payment: PaymentDesk;
  readonly paid: Paid | null;
  readonly printing: Printing;
  /** What just happened beside the payments: cash moved, a ticket that is not in the queue. */
  readonly note: string;
  readonly isBad: boolean;
  readonly move: (by: 1 | -1) => void;
  readonly takeNext: () => void;
  readonly reprint: () => void;
}

/** The middle of the till: a sale being paid, the change to hand out, or why there is neither. */
export function TillMiddle({ place, queue, payment, paid, printing, note, isBad, move, takeNext, reprint }: Props) {
  const { t } = useTranslation();
  const sale = queue.current;
  return (
    <div className={classes['middle']}>
      {note !== '' && (
        <div className={classes['note']} data-bad={isBad || undefined} role="status">
          {note}
        </div>
      )}
      {sale && !paid && (queue.known === 'here' || queue.known === 'perhaps') && (
        <div className={classes['note']} data-warn role="status">
          {t(`till.claim.${queue.known}`)}
        </div>
      )}
      <div className={classes['content']} data-first={paid ? 'next' : 'amount'}>
        {content()}
      </div>
    </div>
  );

  function content() {
    if (paid) {
      return (
        <PaidPanel
          {...{ paid, place, printing }}
          next={queue.next}
          now={queue.now}
          onNext={takeNext}
          onReprint={reprint}
        />
      );
    }
    if (!sale) return <StateNotice icon={IconHandStop} tone="neutral" title={nobody()} />;
    if (sale.claimed_by !== null) {
      return (
        <StateNotice icon={IconLock} tone="neutral" title={takenWords(t, sale, sale.claimed_by)}>
          <p>{t('till.taken.what')}</p>
        </StateNotice>
      );
    }
    return (
      <PaymentPanel sale={sale} place={place} payment={payment} onMove={move} takesFocus={queue.search === null} />
    );
  }

  function nobody() {
    if (queue.rows?.length === 0) return t('till.nothingToCollect');
    if (queue.search !== null && queue.shown.length === 0) return t('till.nothingFound');
    return queue.next ? t('till.nothingChosen') : t('till.nothingFree');
  }
}
