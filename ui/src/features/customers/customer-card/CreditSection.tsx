import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '@/bindings/CustomerCard';
import { MoneyText } from '@/design/money/MoneyText';
import { useCurrency, usePermissions } from '@/platform';
import { CreditLimitForm } from './CreditLimitForm';
import classes from './customer-card.module.css';

const figures = ['limit', 'used', 'available'] as const;

/** How much may be owed, is owed, and may still be. */
export function CreditSection({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const mayChange = usePermissions()('customers.set_credit_limit');
  const [isChanging, setIsChanging] = useState(false);
  return (
    <section className={classes['credit']} aria-label={t('customersOffice.credit.title')}>
      <dl className={classes['figures']}>
        {figures.map((figure) => (
          <div key={figure}>
            <dt>{t(`customersOffice.credit.${figure}`)}</dt>
            <dd>
              <MoneyText amount={card.credit[figure]} currency={currency} unit="shown" />
            </dd>
          </div>
        ))}
      </dl>
      {isChanging && (
        <CreditLimitForm
          customer={card.customer.customer}
          limit={card.credit.limit}
          onDone={() => setIsChanging(false)}
        />
      )}
      {mayChange && !isChanging && (
        <Button variant="default" h={36} onClick={() => setIsChanging(true)}>
          {t('customersOffice.credit.change')}
        </Button>
      )}
    </section>
  );
}
