import type { TFunction } from 'i18next';
import type { Subject } from '@/bindings/Subject';
import { shortNumber } from '@/design/format/short-names';

/** How people call it: a sale by the end of its number. */
export function subjectWords(t: TFunction, { kind, name }: Pick<Subject, 'kind' | 'name'>): string {
  if (kind !== 'sale' || name === '') return name;
  const short = shortNumber(name);
  return short === name ? name : t('conflicts.number', { number: short });
}
