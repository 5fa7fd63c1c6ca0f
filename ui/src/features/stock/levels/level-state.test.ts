import { expect, it } from 'vitest';
import type { LevelRow } from '@/bindings/LevelRow';
import { levelState, toOrder } from './level-state';

const row = (available: number, minimum: number, maximum = 0) => ({ available, minimum, maximum }) as LevelRow;

it.each([
  [row(5000, 4000), 'ok'],
  [row(4000, 4000), 'low'],
  [row(0, 0), 'out'],
  [row(-1000, 4000), 'out'],
  [row(1000, 0), 'ok'],
])('%o is %s', (level, state) => {
  expect(levelState(level)).toBe(state);
});

it('orders up to the maximum', () => {
  expect(toOrder(row(2000, 4000, 10_000))).toBe(8000);
  expect(toOrder(row(5000, 4000, 10_000))).toBe(0);
  expect(toOrder(row(0, 4000))).toBe(0);
});
