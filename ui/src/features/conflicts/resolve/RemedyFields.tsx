import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictCard } from '@/bindings/ConflictCard';
import type { Offered } from '@/bindings/Offered';
import { parseQuantity } from '@/design/format/quantity';
import { operatorsOf } from '@/design/operator/operators';
import { useScanner } from '@/design/scanner/use-scanner';
import { usePlace } from '@/platform';
import type { RemedyForm } from './remedy-form';
import classes from './ResolveForm.module.css';

interface Props {
  readonly card: ConflictCard;
  readonly offer: Offered;
  readonly form: RemedyForm;
  readonly onChange: (part: Partial<RemedyForm>) => void;
  readonly isTried: boolean;
}

/** What the chosen remedy needs to be a fact: a drawer, a reference, a number of pieces. */
export function RemedyFields({ card, offer, form, onChange, isTried }: Props) {
  const { t } = useTranslation();
  const missing = (value: string | null) => (isTried && (value ?? '').trim() === '' ? t('conflicts.form.fill') : null);
  switch (offer.remedy) {
    case 'return_cash':
      if (card.drawers.length === 0) return <p className={classes['warning']}>{t('conflicts.form.noDrawer')}</p>;
      return (
        <div className={classes['fields']}>
          <Select
            label={t('conflicts.form.drawer')}
            allowDeselect={false}
            data={card.drawers.map((drawer) => ({
              value: drawer.shift,
              label: t(drawer.is_enough ? 'conflicts.form.drawerOf' : 'conflicts.form.drawerShort', {
                register: drawer.register_name,
                cashier: drawer.cashier_name,
              }),
              disabled: !drawer.is_enough,
            }))}
            value={form.shift}
            onChange={(shift) => onChange({ shift })}
            error={missing(form.shift)}
          />
        </div>
      );
    case 'return_mobile_money':
      return <TransferFields form={form} onChange={onChange} missing={missing} />;
    case 'count':
      return <CountField onChange={onChange} isTried={isTried} />;
    case 'correct_serial':
      return <SerialField form={form} onChange={onChange} missing={missing} />;
    case 'two_sales':
    case 'keep_goods':
    case 'correct_goods':
    case 'accept_level':
    case 'keep_values':
    case 'confirm':
    case 'leave_without_effect':
    case 'acknowledge':
      return null;
  }
}

interface TypedProps extends Pick<Props, 'form' | 'onChange'> {
  readonly missing: (value: string | null) => string | null;
}

function TransferFields({ form, onChange, missing }: TypedProps) {
  const { t } = useTranslation();
  const known = operatorsOf(usePlace()?.country ?? '');
  const operators = form.operator !== null && !known.includes(form.operator) ? [form.operator, ...known] : [...known];
  return (
    <div className={classes['fields']}>
      <Select
        label={t('conflicts.form.operator')}
        allowDeselect={false}
        data={operators}
        value={form.operator}
        onChange={(operator) => onChange({ operator })}
        error={missing(form.operator)}
      />
      <TextInput
        name="reference"
        label={t('conflicts.form.reference')}
        value={form.reference}
        onChange={(event) => onChange({ reference: event.currentTarget.value })}
        error={missing(form.reference)}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
      />
    </div>
  );
}

/** Typed, or scanned from the box whatever has the focus. */
function SerialField({ form, onChange, missing }: TypedProps) {
  const { t } = useTranslation();
  useScanner((serial) => onChange({ serial }));
  return (
    <div className={classes['fields']}>
      <TextInput
        name="serial"
        label={t('conflicts.form.serial')}
        value={form.serial}
        onChange={(event) => onChange({ serial: event.currentTarget.value })}
        error={missing(form.serial)}
        maxLength={48}
        autoComplete="off"
        spellCheck={false}
      />
    </div>
  );
}

function CountField({ onChange, isTried }: Pick<Props, 'onChange' | 'isTried'>) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const quantity = parseQuantity(text);
  const isWrong = isTried && (quantity === null || quantity < 0);
  return (
    <div className={classes['fields']}>
      <TextInput
        name="quantity"
        label={t('conflicts.form.quantity')}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          onChange({ quantity: parseQuantity(event.currentTarget.value) });
        }}
        error={isWrong ? t('conflicts.form.quantityUnreadable') : null}
      />
    </div>
  );
}
