import { expect, it } from 'vitest';
import type { DraftLineView } from '@/bindings/DraftLineView';
import type { DraftView } from '@/bindings/DraftView';
import { XAF } from '@/design/format/money';
import { articleCount, discountText, singleRate } from './totals';

const line = (parts: Partial<DraftLineView>) =>
  ({ unit: '', quantity: 1000, total: 0, tax: 0, ...parts }) as DraftLineView;
const draft = (...lines: DraftLineView[]) =>
  ({ lines, tax: lines.reduce((sum, one) => sum + one.tax, 0) }) as DraftView;
const CAMEROON = { standard: 1925, reduced: 0, prices_include_tax: true };

it('counts pieces, and a length of cable as one article', () => {
  expect(articleCount(draft(line({ quantity: 2000 }), line({ unit: 'm', quantity: 12_500 })))).toBe(3000);
});

it('names the rate only when it explains every line', () => {
  const taxed = line({ total: 28_500, tax: 4601 });
  expect(singleRate(draft(taxed), CAMEROON)).toBe(1925);
  expect(singleRate(draft(taxed, line({ total: 5000, tax: 0 })), CAMEROON)).toBeNull();
  expect(singleRate(draft(line({ total: 5000 })), CAMEROON)).toBeNull();
  expect(
    singleRate(draft(line({ total: 1180, tax: 180 })), { ...CAMEROON, standard: 1800, prices_include_tax: false }),
  ).toBe(1800);
});

it('says a discount as it was given', () => {
  expect(discountText({ percent: 500 }, XAF)).toBe('5\u00a0%');
  expect(discountText({ amount: 1000 }, XAF)).toBe('1\u00a0000\u00a0FCFA');
});
