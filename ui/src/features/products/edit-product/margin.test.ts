import { expect, it } from 'vitest';
import { marginOf, taxRateOf } from './margin';

it('leaves the tax out', () => {
  expect(marginOf(11_925, 7_000, 1925, true)).toEqual({ amount: 3_000, rate: 3000 });
  expect(marginOf(10_000, 7_000, 1925, false)).toEqual({ amount: 3_000, rate: 3000 });
});

it('tells a loss, and survives a price of zero', () => {
  expect(marginOf(500, 700, 0, true)).toEqual({ amount: -200, rate: -4000 });
  expect(marginOf(0, 700, 1925, true)).toEqual({ amount: -700, rate: null });
});

it('knows the rate of a class', () => {
  const taxes = { standard: 1925, reduced: 500, prices_include_tax: true };
  expect((['standard', 'reduced', 'exempt'] as const).map((tax) => taxRateOf(taxes, tax))).toEqual([1925, 500, 0]);
});
