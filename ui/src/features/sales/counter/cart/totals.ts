import type { Discount } from '@/bindings/Discount';
import type { DraftView } from '@/bindings/DraftView';
import type { TaxRates } from '@/bindings/TaxRates';
import { formatMoney, type Currency } from '@/design/format/money';
import { ONE } from '@/design/format/quantity';
import { formatRate } from '@/design/format/text-formats';

/** Pieces, in thousandths; what is sold by the metre or the litre counts as one article. */
export function articleCount(draft: DraftView): number {
  return draft.lines.reduce((sum, line) => sum + (line.unit === '' ? line.quantity : ONE), 0);
}

/** The standard rate, when it alone explains the tax of every line: only then is it worth naming. */
export function singleRate(draft: DraftView, taxes: TaxRates): number | null {
  const { standard, prices_include_tax: isIncluded } = taxes;
  const expected = (total: number) =>
    isIncluded ? (total * standard) / (10_000 + standard) : (total * standard) / 10_000;
  // Without the tax a total is what the rate applies to; amounts are rounded to the franc, once per line.
  const fits = draft.lines.every((line) => {
    const base = isIncluded ? line.total : line.total - line.tax;
    return Math.abs(expected(base) - line.tax) <= 1;
  });
  return draft.lines.length > 0 && draft.tax > 0 && fits ? standard : null;
}

/** 5 %, or 1 000 FCFA. */
export function discountText(discount: Discount, currency: Currency): string {
  return 'percent' in discount ? formatRate(discount.percent) : formatMoney(discount.amount, currency);
}
