import { expect, it } from 'vitest';
import type { DraftView } from '@/bindings/DraftView';
import { grownLine } from './changed-line';

const draft = (...quantities: number[]) =>
  ({ lines: quantities.map((quantity, index) => ({ line: index + 1, quantity })) }) as DraftView;

it('finds the line that is new or has grown', () => {
  expect(grownLine(null, draft(1000))).toMatchObject({ line: { line: 1 }, by: 1000 });
  expect(grownLine(draft(1000, 2000), draft(1000, 4000))).toMatchObject({ line: { line: 2 }, by: 2000 });
  expect(grownLine(draft(1000), draft(1000))).toBeNull();
});
