import { expect, it } from 'vitest';
import type { DraftView } from '@/bindings/DraftView';
import { grownLine } from './changed-line';

const draft = (...quantities: number[]) =>
  ({
    lines: quantities.map((quantity, index) => ({ line: index + 1, quantity, serials: [] as string[] })),
  }) as DraftView;

it('finds the line that is new or has grown', () => {
  expect(grownLine(null, draft(1000))).toMatchObject({ line: { line: 1 }, by: 1000 });
  expect(grownLine(draft(1000, 2000), draft(1000, 4000))).toMatchObject({ line: { line: 2 }, by: 2000 });
  expect(grownLine(draft(1000), draft(1000))).toBeNull();
});

it('finds the line that was given a serial number alone', () => {
  const before = draft(1000, 1000);
  const after = draft(1000, 1000);
  after.lines[1]!.serials = ['356938035643809'];
  expect(grownLine(before, after)).toMatchObject({ line: { line: 2 }, by: 0 });
});
