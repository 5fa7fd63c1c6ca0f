import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/design/format/money';
import { useAnswer, useCurrency } from '@/platform';
import classes from './MeansEntry.module.css';

interface Props {
  readonly customer: string;
  readonly name: string;
}

/** Who will owe the amount, and how much that person may still owe. */
export function CreditNote({ customer, name }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const { data } = useAnswer('customers.credit', { customer }, { topics: ['customers', 'sales'] });
  return (
    <p className={classes['note']}>
      {t('till.pay.creditNote', { customer: name })}{' '}
      {data &&
        (data.limit === 0
          ? t('till.pay.creditNone')
          : t('till.pay.creditAvailable', {
              available: formatMoney(data.available, currency),
              limit: formatMoney(data.limit, currency),
            }))}
    </p>
  );
}
