import { expect, it } from 'vitest';
import { XAF } from '@/design/format/money';
import { discountWorth, readDiscount } from './discount-entry';

it('reads percents and amounts as people type them', () => {
  expect(readDiscount('5', 'percent', XAF)).toEqual({ percent: 500 });
  expect(readDiscount('7,5 %', 'percent', XAF)).toEqual({ percent: 750 });
  expect(readDiscount('1 500', 'amount', XAF)).toEqual({ amount: 1500 });
  expect(['', '0', '101', '-5', 'x'].map((text) => readDiscount(text, 'percent', XAF))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

it('says about how much it takes off, never more than there is', () => {
  expect(discountWorth({ percent: 500 }, 14_500)).toBe(725);
  expect(discountWorth({ amount: 20_000 }, 14_500)).toBe(14_500);
});
