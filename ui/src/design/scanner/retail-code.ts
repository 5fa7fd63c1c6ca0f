/** EAN-8, UPC-A, EAN-13: what is printed on goods of one sort, the same on each piece. */
const LENGTHS = new Set([8, 12, 13]);

/** The check digit of a retail barcode is right: no serial number, unless by chance. */
export function isRetailCode(code: string): boolean {
  if (!LENGTHS.has(code.length) || !/^\d+$/.test(code)) return false;
  // From the right, every second digit counts three times.
  const sum = [...code].reverse().reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
