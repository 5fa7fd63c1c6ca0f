import { Button } from '@mantine/core';
import { useId, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '@/bindings/Place';
import type { QueuedSale } from '@/bindings/QueuedSale';
import { formatMoney } from '@/design/format/money';
import { Key } from '@/design/keys/Key';
import { AmountInput } from '@/design/money/AmountInput';
import { useCurrency } from '@/platform';
import classes from './MeansEntry.module.css';
import { MeansFields } from './MeansFields';
import { entryAmount, restForEntry, type Entry } from './payment-draft';
import panel from './PaymentPanel.module.css';
import type { PaymentDesk } from './use-payment';

interface Props {
  readonly sale: QueuedSale;
  readonly place: Place;
  readonly payment: PaymentDesk;
  readonly takesFocus: boolean;
}

/** A means other than cash: how much, and what proves it. Enter goes to the next field, then into the list. */
export function MeansEntry({ sale, place, payment, takesFocus }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const id = useId();
  const { due, draft, fault, change, add } = payment;
  const edit = (part: Partial<Entry>) => change({ ...draft, entry: { ...draft.entry, ...part } });
  const isWrong = fault?.fault === 'amount' || fault?.fault === 'above';
  return (
    <div className={classes['entry']} onKeyDown={nextField}>
      <div className={panel['field']}>
        <label className={panel['label']} htmlFor={id}>
          {t(`till.pay.amountBy.${draft.method}`)}
        </label>
        <AmountInput
          id={id}
          scale="standing"
          name="amount"
          value={entryAmount(due, draft)}
          currency={currency}
          onChange={(amount) => edit({ amount })}
          onFocus={(event) => event.currentTarget.select()}
          error={isWrong ? whyWrong() : null}
          autoFocus={takesFocus}
        />
      </div>
      <MeansFields sale={sale} place={place} draft={draft} fault={fault?.fault ?? null} onEdit={edit} />
      <Button variant="default" className={classes['add'] ?? ''} rightSection={<Key name="Enter" />} onClick={add}>
        {t('till.pay.add')}
      </Button>
    </div>
  );

  function whyWrong() {
    const rest = restForEntry(due, draft);
    return rest > 0 ? t('till.pay.amountWrong', { amount: formatMoney(rest, currency) }) : t('till.pay.nothingLeft');
  }

  function nextField(event: KeyboardEvent<HTMLDivElement>) {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const fields = [...event.currentTarget.querySelectorAll('input')];
    const group = (field: HTMLInputElement) => (field.type === 'radio' ? field.name : field);
    const here = event.target;
    const next = fields.slice(fields.indexOf(here) + 1).find((field) => group(field) !== group(here));
    if (next) next.focus();
    else add();
  }
}
