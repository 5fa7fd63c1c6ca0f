import { expect, it } from 'vitest';
import { formatAmount, XAF } from '../format/money';
import { slabSize } from './slab-size';

it.each([
  [5, 84],
  [137_775, 84],
  [1_377_750, 80],
  [13_777_500, 72],
  [137_775_000, 64],
])('at the counter %d is set in %d px', (amount, size) => {
  expect(slabSize('counter', formatAmount(amount, XAF), 'FCFA')).toBe(size);
});

it.each([
  ['remaining', 77_775, 92],
  ['change', 2_225, 132],
  ['variance', 1_500, 88],
  ['count', 473_600, 72],
] as const)('%s %d is set in %d px, as drawn', (kind, amount, size) => {
  expect(slabSize(kind, formatAmount(amount, XAF), 'FCFA')).toBe(size);
});

it('always finds a step', () => {
  expect(slabSize('counter', formatAmount(Number.MAX_SAFE_INTEGER, XAF), 'FCFA')).toBeGreaterThanOrEqual(22);
});
