import { expect, it } from 'vitest';
import { isOld } from './backup-age';

it('worries after two days without a backup', () => {
  const now = Date.UTC(2026, 10, 20);
  const hours = (count: number) => now - count * 3_600_000;
  expect([hours(0), hours(30), hours(49)].map((at) => isOld(at, now))).toEqual([false, false, true]);
});
