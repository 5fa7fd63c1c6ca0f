import { decimal, readDecimal, withoutSpaces } from './decimal';
import { NBSP } from './spaces';

/** What a document says once about its amounts, which are integers of the minor unit. */
export interface Currency {
  /** ISO 4217 */
  readonly code: string;
  /** Number of decimals: 0 for the francs CFA. */
  readonly exponent: number;
}

export const XAF: Currency = { code: 'XAF', exponent: 0 };
export const XOF: Currency = { code: 'XOF', exponent: 0 };

/** Both francs are "FCFA" to the people who pay with them; € needs no introduction; the others go by their code. */
const units: Readonly<Record<string, string>> = { XAF: 'FCFA', XOF: 'FCFA', EUR: '€' };

export function unitOf(currency: Currency): string {
  return units[currency.code] ?? currency.code;
}

/** Without unit, for columns and slabs that name it once: 12 500, −725. */
export function formatAmount(minor: number, currency: Currency): string {
  return decimal(minor, currency.exponent);
}

/** With unit: 12 500 FCFA. */
export function formatMoney(minor: number, currency: Currency): string {
  return `${formatAmount(minor, currency)}${NBSP}${unitOf(currency)}`;
}

/** With its sign even when positive, for variances and changes: +1 500, −725, 0. */
export function formatSigned(minor: number, currency: Currency): string {
  return `${minor > 0 ? '+' : ''}${formatAmount(minor, currency)}`;
}

/** One kind of mark with exactly three digits after each: 1.250.000 or 12,500 are thousands, in every currency. */
const GROUPED = /^-?[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3})+)$/;
/** 1.250,50 and 1,250.50: thousands, then decimals. */
const GROUPED_THEN_DECIMAL = /^-?[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:\.\d{3})+,\d+)$/;

/** Reads an amount as people type it, or null when it could mean two things or holds more decimals than the currency. */
export function parseAmount(text: string, currency: Currency): number | null {
  const compact = withoutSpaces(text).replace(/(?:FCFA|CFA|F|€)$/i, '');
  if (GROUPED.test(compact)) return readDecimal(compact.replace(/[.,]/g, ''), currency.exponent);
  if (GROUPED_THEN_DECIMAL.test(compact)) {
    const mark = Math.max(compact.lastIndexOf(','), compact.lastIndexOf('.'));
    const whole = compact.slice(0, mark).replace(/[.,]/g, '');
    return readDecimal(`${whole},${compact.slice(mark + 1)}`, currency.exponent);
  }
  return readDecimal(compact, currency.exponent);
}
