import type { TFunction } from 'i18next';
import type { ShownValue } from '@/bindings/ShownValue';
import type { Subject } from '@/bindings/Subject';
import { formatMoney, type Currency } from '@/design/format/money';
import { formatQuantity } from '@/design/format/quantity';
import { formatRate } from '@/design/format/text-formats';

/** A value as people read it. */
export function valueWords(t: TFunction, value: ShownValue, currency: Currency): string {
  switch (value.is) {
    case 'text':
      return value.text === '' ? t('conflicts.value.none') : value.text;
    case 'number':
      return String(value.number);
    case 'amount':
      return formatMoney(value.amount, currency);
    case 'rates':
      return value.rates.map(formatRate).join(', ');
    case 'limits': {
      const minimum = formatQuantity(value.minimum);
      if (value.maximum === 0) return t('conflicts.value.minimum', { minimum });
      return t('conflicts.value.limits', { minimum, maximum: formatQuantity(value.maximum) });
    }
    case 'flag':
      return value.flag ? t('conflicts.value.yes') : t('conflicts.value.no');
    case 'word':
      return word(t, value.word);
    case 'permissions':
      return value.permissions.map((permission) => t(`permissions.${permission}`)).join(', ');
    case 'picture':
      return value.image === '' ? t('conflicts.value.none') : t('conflicts.value.picture');
  }
}

/** The name of a field; one of a newer Comptoir keeps the name that Rust gives it. */
export function fieldWords(t: TFunction, field: string): string {
  return looseWords(t, `conflicts.field.${field}`, field);
}

/** What somebody did, as the log says it; nothing for an act of a newer Comptoir. */
export function actWords(t: TFunction, kind: string, { name: subject }: Pick<Subject, 'name'>): string {
  return looseWords(t, `audit.act.${kind}`, '', { subject });
}

function word(t: TFunction, name: string): string {
  return looseWords(t, `conflicts.word.${name}`, name);
}

/** The key comes from Rust, so it cannot be checked at compile time. */
function looseWords(t: TFunction, key: string, otherwise: string, parts: Record<string, string> = {}): string {
  const loose = t as unknown as (key: string, options: Record<string, string>) => string;
  return loose(key, { ...parts, defaultValue: otherwise });
}
