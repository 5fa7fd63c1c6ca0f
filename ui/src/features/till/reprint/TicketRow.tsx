import { useTranslation } from 'react-i18next';
import type { SaleRow } from '@/bindings/SaleRow';
import { formatDate, formatTime } from '@/design/format/dates';
import { formatAmount } from '@/design/format/money';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { useCurrency } from '@/platform';
import classes from './TicketsDialog.module.css';

interface Props {
  readonly sale: SaleRow;
}

export function TicketRow({ sale }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const currency = useCurrency();
  return (
    <>
      <div className={classes['line']}>
        <b>{sale.number}</b>
        <b>{formatAmount(sale.total, currency)}</b>
      </div>
      <div className={classes['facts']}>
        <span>{sale.customer_name || t('till.walkIn')}</span>
        <span>
          {sale.status === 'paid'
            ? `${formatDate(sale.submitted_at, zone)} ${formatTime(sale.submitted_at, zone)}`
            : t('till.tickets.current')}
        </span>
      </div>
    </>
  );
}
