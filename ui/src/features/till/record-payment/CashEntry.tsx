import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '@/bindings/Place';
import { formatAmount } from '@/design/format/money';
import { AmountInput } from '@/design/money/AmountInput';
import { useCurrency } from '@/platform';
import { quickAmounts } from '../denominations';
import classes from './CashEntry.module.css';
import { ChangePanel } from './ChangePanel';
import { restAfterListed } from './payment-draft';
import panel from './PaymentPanel.module.css';
import type { PaymentDesk } from './use-payment';

interface Props {
  readonly place: Place;
  readonly payment: PaymentDesk;
  readonly takesFocus: boolean;
}

export function CashEntry({ place, payment, takesFocus }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const id = useId();
  const { due, draft, change } = payment;
  const rest = restAfterListed(due, draft);
  const setCash = (cash: number | null) => change({ ...draft, cash });
  if (rest <= 0) return <ChangePanel place={place} payment={payment} />;
  return (
    <>
      <div className={panel['field']}>
        <label className={panel['label']} htmlFor={id}>
          {t('till.pay.cashReceived')}
        </label>
        <AmountInput
          id={id}
          scale="standing"
          name="cash"
          value={draft.cash}
          currency={currency}
          onChange={setCash}
          autoFocus={takesFocus}
        />
      </div>
      <div className={classes['quick']}>
        {quickAmounts(place.denominations, currency).map((amount) => (
          <Button key={amount} variant="default" onClick={() => setCash((draft.cash ?? 0) + amount)}>
            {t('till.pay.plus', { amount: formatAmount(amount, currency) })}
          </Button>
        ))}
        <Button variant="light" onClick={() => setCash(rest)}>
          {t('till.pay.exact')}
        </Button>
      </div>
      <ChangePanel place={place} payment={payment} />
    </>
  );
}
