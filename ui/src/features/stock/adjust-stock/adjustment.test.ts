import { expect, it } from 'vitest';
import type { DocumentLine } from '../document/document-lines';
import { adjustmentLines, effectOf } from './adjustment';

it.each([
  ['breakage', 2000, -2000],
  ['breakage', -2000, -2000],
  ['found', 1000, 1000],
  ['correction', -500, -500],
  ['correction', 500, 500],
  ['loss', 0, null],
  ['loss', null, null],
] as const)('%s of %s changes the level by %s', (reason, quantity, effect) => {
  expect(effectOf(reason, quantity)).toBe(effect);
});

it('is not sent while a line is incomplete', () => {
  const line = (quantity: number | null) => ({ product: 'p', quantity }) as DocumentLine;
  expect(adjustmentLines('loss', [line(1000), line(null)])).toBeNull();
  expect(adjustmentLines('loss', [line(1000)])).toEqual([{ product: 'p', quantity: -1000 }]);
});
