import { useTranslation } from 'react-i18next';
import type { ContestedField } from '@/bindings/ContestedField';
import type { ShownValue } from '@/bindings/ShownValue';
import type { Currency } from '@/design/format/money';
import { useImage } from '@/platform';
import classes from './FactCard.module.css';
import { fieldWords, valueWords } from './value-words';

interface Props {
  readonly fields: readonly ContestedField[];
  readonly side: 'earlier' | 'later';
  readonly currency: Currency;
}

/** What one of the two people set, field by field. */
export function FieldValues({ fields, side, currency }: Props) {
  const { t } = useTranslation();
  return (
    <dl className={classes['values']}>
      {fields.map((field) => (
        <FieldValue
          key={field.field}
          name={fieldWords(t, field.field)}
          value={field[side]}
          currency={currency}
          stands={JSON.stringify(field.now) === JSON.stringify(field[side])}
        />
      ))}
    </dl>
  );
}

interface ValueProps {
  readonly name: string;
  readonly value: ShownValue;
  readonly currency: Currency;
  readonly stands: boolean;
}

function FieldValue({ name, value, currency, stands }: ValueProps) {
  const { t } = useTranslation();
  const image = useImage(value.is === 'picture' ? value.image : '');
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {image === undefined ? valueWords(t, value, currency) : <img src={image} alt={t('conflicts.value.picture')} />}
        {stands && <small>{t('conflicts.fact.stands')}</small>}
      </dd>
    </>
  );
}
