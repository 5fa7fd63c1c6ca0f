import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Place } from '@/bindings/Place';
import type { QueuedSale } from '@/bindings/QueuedSale';
import { operatorsOf } from '@/design/operator/operators';
import { CreditNote } from './CreditNote';
import classes from './MeansEntry.module.css';
import { OperatorChoice } from './OperatorChoice';
import type { Entry, PaymentDraft } from './payment-draft';
import type { Fault } from './settle';

interface Props {
  readonly sale: QueuedSale;
  readonly place: Place;
  readonly draft: PaymentDraft;
  readonly fault: Fault | 'short' | null;
  readonly onEdit: (part: Partial<Entry>) => void;
}

/** What proves a means: an operator and a reference, a bank and a number, or the name of who owes. */
export function MeansFields({ sale, place, draft, fault, onEdit }: Props) {
  const { t } = useTranslation();
  const { entry } = draft;
  const field = (name: 'reference' | 'bank' | 'number', label: string) => (
    <TextInput
      className={name === 'bank' ? '' : (classes['reference'] ?? '')}
      name={name}
      label={label}
      value={entry[name]}
      onChange={(event) => onEdit({ [name]: event.currentTarget.value })}
      error={fault === name ? t('till.pay.fieldMissing') : null}
      maxLength={80}
      autoComplete="off"
      spellCheck={false}
    />
  );
  switch (draft.method) {
    case 'mobile_money':
      return (
        <>
          <OperatorChoice
            operators={operatorsOf(place.country)}
            operator={entry.operator}
            isMissing={fault === 'operator'}
            onChoose={(operator) => onEdit({ operator })}
          />
          <div className={classes['fields']}>{field('reference', t('till.pay.mobileReference'))}</div>
        </>
      );
    case 'bank_transfer':
      return <div className={classes['fields']}>{field('reference', t('till.pay.transferReference'))}</div>;
    case 'cheque':
      return (
        <div className={classes['fields']}>
          {field('bank', t('till.pay.bank'))}
          {field('number', t('till.pay.chequeNumber'))}
        </div>
      );
    case 'customer_credit':
      return sale.customer === null ? null : <CreditNote customer={sale.customer} name={sale.customer_name} />;
    case 'cash':
      return null;
  }
}
