/** U+00A0. Intl's U+202F is not in IBM Plex Sans, so numbers are grouped here and nowhere else. */
export const NBSP = '\u00a0';

/** U+2212: as wide as the digits, unlike the hyphen. */
export const MINUS = '\u2212';

/** Groups a run of digits by three from the right: 12500 → 12 500. */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, NBSP);
}
