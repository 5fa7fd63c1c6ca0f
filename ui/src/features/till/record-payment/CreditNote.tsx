import { useTranslation } from 'react-i18next';
import { MoneyText } from '@/design/money/MoneyText';
import { useAnswer, useCurrency } from '@/platform';
import classes from './CreditNote.module.css';

interface Props {
  readonly customer: string;
  readonly name: string;
}

const figures = ['limit', 'used', 'available'] as const;

/** Who will owe the amount, and how much that person may still owe. */
export function CreditNote({ customer, name }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const { data } = useAnswer('customers.credit', { customer }, { topics: ['customers', 'sales'] });
  return (
    <div className={classes['credit']}>
      <p>{t('till.pay.creditNote', { customer: name })}</p>
      {data?.limit === 0 && <p data-none>{t('till.pay.creditNone')}</p>}
      {data && data.limit > 0 && (
        <dl>
          {figures.map((figure) => (
            <div key={figure} data-strong={figure === 'available' || undefined}>
              <dt>{t(`customersOffice.credit.${figure}`)}</dt>
              <dd>
                <MoneyText amount={data[figure]} currency={currency} unit="shown" />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
