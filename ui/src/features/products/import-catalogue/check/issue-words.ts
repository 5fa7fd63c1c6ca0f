import type { TFunction } from 'i18next';
import type { ImportIssue } from '@/bindings/ImportIssue';
import { unitOf } from '@/design/format/money';
import { errorWords } from '@/i18n';

/** What is wrong with a line and how to mend it, in the language of the screen. */
export function issueWords(t: TFunction, { problem }: Pick<ImportIssue, 'problem'>): string {
  if (problem.code === 'refused') {
    return errorWords(t, { code: problem.params.code, params: {}, incident: null }).what;
  }
  if (problem.code === 'not_an_amount') {
    // People know the unit that is on their labels, not its code.
    return t('importCatalogue.problem.not_an_amount', {
      currency: unitOf({ code: problem.params.currency, exponent: 0 }),
    });
  }
  return t(`importCatalogue.problem.${problem.code}`, 'params' in problem ? problem.params : {});
}

/** Where it stands: « Prix « douze » : », so that the cell is found. */
export function issuePlace(t: TFunction, { column, value }: Pick<ImportIssue, 'column' | 'value'>): string {
  if (column === null) return '';
  return value === ''
    ? t('importCatalogue.check.cell', { column })
    : t('importCatalogue.check.cellValue', { column, value });
}
