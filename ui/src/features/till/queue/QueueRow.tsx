import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QueuedSale } from '@/bindings/QueuedSale';
import { formatElapsed } from '@/design/format/dates';
import { formatAmount } from '@/design/format/money';
import { StatusTag } from '@/design/status/StatusTag';
import { useCurrency } from '@/platform';
import { shortNumber, shortPerson } from '@/design/format/short-names';
import classes from './QueueRow.module.css';

/** From then on a sale is forgotten rather than waiting: the alert of the shop uses the same time. */
const LATE_MS = 2 * 60 * 60_000;

interface Props {
  readonly sale: QueuedSale;
  readonly now: number;
  readonly isNew: boolean;
}

export function QueueRow({ sale, now, isNew }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  return (
    <div className={classes['row']} data-new={isNew || undefined} title={sale.number}>
      <div className={classes['line']}>
        <span className={classes['amount']}>{formatAmount(sale.total - sale.paid, currency)}</span>
        {state()}
      </div>
      <div className={classes['customer']}>{sale.customer_name || t('till.walkIn')}</div>
      <div className={classes['facts']}>
        {t('till.queue.facts', {
          count: sale.article_count,
          number: shortNumber(sale.number),
          seller: shortPerson(sale.seller_name),
        })}
      </div>
    </div>
  );

  function state() {
    if (sale.claimed_by !== null) {
      const register = sale.claimed_at;
      const label =
        register === null
          ? t('till.queue.taken', { person: shortPerson(sale.claimed_by) })
          : t('till.queue.takenAt', { register });
      return <StatusTag kind="taken" label={label} />;
    }
    const age = formatElapsed(now - sale.submitted_at, t('till.dayLetter'));
    if (sale.status === 'partially_paid') return <StatusTag kind="info" label={t('till.queue.partlyPaid')} />;
    if (now - sale.submitted_at > LATE_MS) return <StatusTag kind="late" label={age} />;
    return (
      <span className={classes['age']}>
        <IconClock size={16} stroke={1.75} aria-hidden />
        {age}
      </span>
    );
  }
}
