import { expect, it } from 'vitest';
import type { DocumentLine } from '../document/document-lines';
import { lineTotal, receiptLines, receiptTotal } from './receipt';

const line = (quantity: number | null, unit_cost: number | null): DocumentLine => ({
  ...{ product: 'p', sku: '', name: '', unit: 'm' },
  quantity,
  unit_cost,
});

it('totals by unit, cable by the metre included', () => {
  expect(lineTotal(line(2500, 333))).toBe(833);
  expect(receiptTotal([line(2500, 333), line(1000, 100), line(null, 5)])).toBe(933);
});

it('is not sent while a line is incomplete', () => {
  expect(receiptLines([])).toBeNull();
  expect(receiptLines([line(1000, null)])).toBeNull();
  expect(receiptLines([line(0, 10)])).toBeNull();
  expect(receiptLines([line(1000, 0)])).toEqual([{ product: 'p', quantity: 1000, unit_cost: 0 }]);
});
