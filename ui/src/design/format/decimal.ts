import i18next from 'i18next';
import { groupThousands, MINUS } from './spaces';

/**
 * Between a whole and its parts. Thousands are grouped by a space in both languages, as the papers do
 * (crates/documents/src/format.rs): a comma would be read as a decimal mark by half of the shop.
 */
function decimalMark(): string {
  return i18next.language === 'en' ? '.' : ',';
}

/** Writes `units / 10^exponent`: decimal(1250, 2) → 12,50; in English 12.50. */
export function decimal(units: number, exponent: number): string {
  const digits = Math.abs(units)
    .toFixed(0)
    .padStart(exponent + 1, '0');
  const whole = groupThousands(digits.slice(0, digits.length - exponent));
  const fraction = exponent === 0 ? '' : `${decimalMark()}${digits.slice(-exponent)}`;
  return `${units < 0 ? MINUS : ''}${whole}${fraction}`;
}

/** Without trailing zeros: shortDecimal(1250, 2) → 12,5; shortDecimal(1200, 2) → 12. */
export function shortDecimal(units: number, exponent: number): string {
  const text = decimal(units, exponent);
  return exponent === 0 ? text : text.replace(/[.,]?0+$/, '');
}

/**
 * Reads a typed number with at most one decimal mark (comma or point) into `units`, or null. Spaces group.
 * More decimals than the exponent holds are a mistake, never rounded: 12,5 francs are refused.
 */
export function readDecimal(text: string, exponent: number): number | null {
  const match = /^(-?)(\d*)(?:[.,](\d+))?$/.exec(withoutSpaces(text));
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  if (!match || whole + fraction === '' || fraction.length > exponent) return null;
  const units = Number(`${whole}${fraction.padEnd(exponent, '0')}`);
  if (!Number.isSafeInteger(units)) return null;
  return match[1] === '-' && units !== 0 ? -units : units;
}

/** Every kind of space away, every kind of minus as a hyphen. */
export function withoutSpaces(text: string): string {
  return text.replace(/[\s\u00a0\u202f]/g, '').replace(/[\u2212\u2013]/g, '-');
}
