import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '@/bindings/CustomerCard';
import { groupThousands } from '@/design/format/spaces';
import { MoneyText } from '@/design/money/MoneyText';
import { useCurrency } from '@/platform';
import classes from './customer-card.module.css';

/** How often, how much, and what is still due. */
export function CustomerFigures({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation();
  const currency = useCurrency();
  return (
    <dl className={classes['figures']}>
      <div>
        <dt>{t('customersOffice.figure.sales')}</dt>
        <dd>{groupThousands(String(card.sales))}</dd>
      </div>
      <div>
        <dt>{t('customersOffice.figure.spent')}</dt>
        <dd>
          <MoneyText amount={card.spent} currency={currency} unit="shown" />
        </dd>
      </div>
      <div data-due={card.due > 0 || undefined}>
        <dt>{t('customersOffice.figure.due')}</dt>
        <dd>
          <MoneyText amount={card.due} currency={currency} unit="shown" />
        </dd>
      </div>
    </dl>
  );
}
