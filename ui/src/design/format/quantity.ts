import { readDecimal, shortDecimal } from './decimal';

/** Quantities are integers of a thousandth, so that cable is sold by the metre without a float. */
export const ONE = 1000;

/** Without trailing zeros: 2000 → 2, 2500 → 2,5, in English 2.5. */
export function formatQuantity(thousandths: number): string {
  return shortDecimal(thousandths, 3);
}

/** Comma and point are both decimal marks here: nobody groups a quantity with them. */
export function parseQuantity(text: string): number | null {
  return readDecimal(text, 3);
}
