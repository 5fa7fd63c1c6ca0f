import { expect, it } from 'vitest';
import type { DocumentLine } from '../document/document-lines';
import { lineTotal, receiptLines, receiptTotal, serialsState } from './receipt';

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

it('notes as many serial numbers as pieces, or none', () => {
  const phones = { ...line(2000, 95_000), unit: '', serial_tracked: true };
  expect(receiptLines([phones])).toEqual([{ product: 'p', quantity: 2000, unit_cost: 95_000 }]);
  expect(serialsState({ ...phones, serials: 'A1' })).toBe('differ');
  expect(receiptLines([{ ...phones, serials: 'A1' }])).toBeNull();
  expect(receiptLines([{ ...phones, serials: 'A1\nB2' }])).toEqual([
    { product: 'p', quantity: 2000, unit_cost: 95_000, serials: ['A1', 'B2'] },
  ]);
});
