import type { Discount } from '@/bindings/Discount';
import { parseAmount, type Currency } from '@/design/format/money';

export type DiscountUnit = 'percent' | 'amount';

/** What was typed, as a discount; null when it is none. 7,5 is seven and a half percent. */
export function readDiscount(text: string, unit: DiscountUnit, currency: Currency): Discount | null {
  if (unit === 'amount') {
    const amount = parseAmount(text, currency);
    return amount === null || amount <= 0 ? null : { amount };
  }
  const percent = parseAmount(text.replace('%', ''), { code: '%', exponent: 2 });
  return percent === null || percent <= 0 || percent > 10_000 ? null : { percent };
}

/** About how much it takes off: Rust tells exactly, once it is given. */
export function discountWorth(discount: Discount, base: number): number {
  return 'amount' in discount ? Math.min(discount.amount, base) : Math.round((base * discount.percent) / 10_000);
}
