import { expect, it } from 'vitest';
import type { DraftView } from '@/bindings/DraftView';
import { nextWaiting, waitingLine } from './waiting-line';

const draft = (...missing: number[]) =>
  ({ lines: missing.map((serials_missing, index) => ({ line: index + 1, serials_missing })) }) as DraftView;

it('waits only at the line that is shown as active', () => {
  expect(waitingLine(draft(1, 0), null)).toBeNull();
  expect(waitingLine(draft(1, 0), 1)?.line).toBe(1);
  expect(waitingLine(draft(0, 2), null)?.line).toBe(2);
  expect(waitingLine(null, 1)).toBeNull();
});

it('goes on at the same line, then at the first one that lacks a number', () => {
  expect(nextWaiting(draft(1, 1), 2)).toBe(2);
  expect(nextWaiting(draft(1, 0), 2)).toBe(1);
  expect(nextWaiting(draft(0, 0), 2)).toBeNull();
});
