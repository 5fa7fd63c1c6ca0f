import { useTranslation } from 'react-i18next';
import type { SaleCard } from '@/bindings/SaleCard';
import type { SaleCardPayment } from '@/bindings/SaleCardPayment';
import { formatDate, formatTime } from '@/design/format/dates';
import { formatAmount } from '@/design/format/money';
import { OperatorChip } from '@/design/operator/OperatorChip';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { useCurrency } from '@/platform';
import classes from './SaleDrawer.module.css';

interface Props {
  readonly card: SaleCard;
}

export function SalePayments({ card }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const { zone } = useSurroundings();
  if (card.payments.length === 0) return null;
  return (
    <section>
      <h3 className={classes['heading']}>{t('salesList.card.payments')}</h3>
      <ul className={classes['payments']}>
        {card.payments.map((payment) => (
          <li key={payment.payment}>
            {payment.means.method === 'mobile_money' ? (
              <OperatorChip name={payment.means.operator} />
            ) : (
              <b>{t(`till.means.${payment.means.method}`)}</b>
            )}
            <span className={classes['proof']}>{proof(payment)}</span>
            <span className={classes['quiet']}>
              {t('salesList.card.takenBy', {
                cashier: payment.cashier_name,
                date: formatDate(payment.at, zone),
                time: formatTime(payment.at, zone),
              })}
            </span>
            <b className={classes['amount']}>{formatAmount(payment.amount, currency)}</b>
          </li>
        ))}
      </ul>
    </section>
  );

  function proof({ means, amount, tendered }: SaleCardPayment) {
    switch (means.method) {
      case 'mobile_money':
      case 'bank_transfer':
        return t('till.pay.reference', { reference: means.reference });
      case 'cheque':
        return t('till.pay.chequeProof', { bank: means.bank, number: means.number });
      case 'cash':
        if (tendered === amount) return '';
        return t('salesList.card.change', {
          tendered: formatAmount(tendered, currency),
          change: formatAmount(tendered - amount, currency),
        });
      case 'customer_credit':
        return '';
    }
  }
}
