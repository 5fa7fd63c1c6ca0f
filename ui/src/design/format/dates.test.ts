import { expect, it } from 'vitest';
import { formatDate, formatDateTime, formatDay, formatElapsed, formatLongDate, formatTime } from './dates';

const NEARLY_MIDNIGHT = '2026-11-20T23:30:00Z';

it('writes dates and times as they are read here', () => {
  expect(formatDate(NEARLY_MIDNIGHT, 'UTC')).toBe('20/11/2026');
  expect(formatTime('2026-11-20T00:05:00Z', 'UTC')).toBe('00:05');
  expect(formatDateTime('2026-11-20T13:40:00Z', 'Africa/Douala')).toBe('20/11/2026 14:40');
});

it('uses the time zone of the store', () => {
  expect(formatDate(NEARLY_MIDNIGHT, 'Africa/Douala')).toBe('21/11/2026');
  expect(formatDate(NEARLY_MIDNIGHT, 'Africa/Dakar')).toBe('20/11/2026');
});

it('never moves a business date', () => {
  expect(formatDay('2026-11-01')).toBe('01/11/2026');
});

it('writes the long date without the space that the font lacks', () => {
  expect(formatLongDate(NEARLY_MIDNIGHT, 'fr', 'UTC')).toBe('vendredi 20 novembre 2026');
  expect(formatLongDate(NEARLY_MIDNIGHT, 'fr', 'UTC')).not.toContain('\u202f');
});

it.each([
  [30_000, '0\u00a0min'],
  [26 * 60_000, '26\u00a0min'],
  [134 * 60_000, '2\u00a0h\u00a014'],
  [61 * 60_000, '1\u00a0h\u00a001'],
  [75 * 3_600_000, '3\u00a0j'],
])('%d ms are %s', (milliseconds, text) => expect(formatElapsed(milliseconds, 'j')).toBe(text));
