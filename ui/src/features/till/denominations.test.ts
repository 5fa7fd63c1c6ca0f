import { expect, it } from 'vitest';
import { XAF } from '@/design/format/money';
import { breakDown, notesAndCoins, quickAmounts } from './denominations';

const FRANCS = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 25, 10, 5, 2, 1];
const EUROS = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1];

it('hands out change in few notes and coins', () => {
  expect(breakDown(2_225, FRANCS)).toEqual([
    { denomination: 2_000, count: 1 },
    { denomination: 100, count: 2 },
    { denomination: 25, count: 1 },
  ]);
  expect(breakDown(0, FRANCS)).toEqual([]);
});

it.each([1, 4, 99, 725, 9_999, 123_456])('makes up %d exactly', (amount) => {
  const sum = breakDown(amount, FRANCS).reduce((total, { denomination, count }) => total + denomination * count, 0);
  expect(sum).toBe(amount);
});

it('knows the 500 francs as a note and as a coin', () => {
  expect(notesAndCoins(FRANCS, XAF).notes.at(-1)).toBe(500);
  expect(notesAndCoins(FRANCS, XAF).coins[0]).toBe(500);
});

it('gives quick keys that fit the currency', () => {
  expect(quickAmounts(FRANCS, XAF)).toEqual([500, 1_000, 2_000, 5_000, 10_000]);
  expect(quickAmounts(EUROS, { code: 'EUR', exponent: 2 })).toEqual([500, 1_000, 2_000, 5_000, 10_000]);
  expect(quickAmounts([], { code: 'JPY', exponent: 0 })).toEqual([]);
});
