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
  /** There is no second card that shows what stands: it is said beside the value that does not. */
  readonly isAlone?: boolean;
}

/** What one of the two people set, field by field. */
export function FieldValues({ fields, side, currency, isAlone = false }: Props) {
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
          now={isAlone ? field.now : undefined}
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
  /** What stands, to be said where it is another value. */
  readonly now: ShownValue | undefined;
}

function FieldValue({ name, value, currency, stands, now }: ValueProps) {
  const { t } = useTranslation();
  const image = useImage(value.is === 'picture' ? value.image : '');
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {image === undefined ? valueWords(t, value, currency) : <img src={image} alt={t('conflicts.value.picture')} />}
        {stands && <small>{t('conflicts.fact.stands')}</small>}
        {!stands && now !== undefined && (
          <small>{t('conflicts.fact.now', { value: valueWords(t, now, currency) })}</small>
        )}
      </dd>
    </>
  );
}
