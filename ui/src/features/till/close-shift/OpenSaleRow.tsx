import { IconClock, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SaleRow } from '@/bindings/SaleRow';
import { useNow } from '@/design/clock/use-now';
import { formatElapsed } from '@/design/format/dates';
import { formatAmount } from '@/design/format/money';
import { StatusTag } from '@/design/status/StatusTag';
import { useCurrency } from '@/platform';
import { shortNumber, shortPerson } from '@/design/format/short-names';
import classes from './Close.module.css';

interface Props {
  readonly sale: SaleRow;
}

export function OpenSaleRow({ sale }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const now = useNow();
  const age = formatElapsed(now - sale.submitted_at, t('till.dayLetter'));
  return (
    <li className={classes['sale']}>
      {tag()}
      <b>{sale.status === 'parked' ? sale.number : shortNumber(sale.number)}</b>
      <span className={classes['quiet']}>
        {sale.customer_name || t('till.walkIn')} · {shortPerson(sale.seller_name)} ·{' '}
        {t('till.closing.open.since', { age })}
      </span>
      <b className={classes['amount']}>{formatAmount(sale.total - sale.paid, currency)}</b>
    </li>
  );

  function tag() {
    if (sale.status === 'parked') {
      return <StatusTag kind="waiting" icon={IconPlayerPause} label={t('till.closing.open.tags.parked')} />;
    }
    if (sale.status === 'partially_paid') return <StatusTag kind="info" label={t('till.queue.partlyPaid')} />;
    return <StatusTag kind="waiting" icon={IconClock} label={t('till.closing.open.tags.pending')} />;
  }
}
