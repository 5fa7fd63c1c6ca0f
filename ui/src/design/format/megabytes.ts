import { shortDecimal } from './decimal';

const MEGABYTE = 1024 * 1024;

/** The size of a file as people compare it with a stick: 250663 → 0,3; 18051552 → 17. The unit is in the text. */
export function formatMegabytes(bytes: number): string {
  const megabytes = bytes / MEGABYTE;
  if (megabytes >= 10) return String(Math.round(megabytes));
  return shortDecimal(Math.max(1, Math.round(megabytes * 10)), 1);
}
