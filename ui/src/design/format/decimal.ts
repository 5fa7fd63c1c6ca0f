import { groupThousands, MINUS } from './spaces';

/** Writes `units / 10^exponent` with a comma: decimal(1250, 2) → 12,50. */
export function decimal(units: number, exponent: number): string {
  const digits = Math.abs(units)
    .toFixed(0)
    .padStart(exponent + 1, '0');
  const whole = groupThousands(digits.slice(0, digits.length - exponent));
  const fraction = exponent === 0 ? '' : `,${digits.slice(-exponent)}`;
  return `${units < 0 ? MINUS : ''}${whole}${fraction}`;
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
