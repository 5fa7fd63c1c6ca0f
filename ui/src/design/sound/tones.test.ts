import { expect, it } from 'vitest';
import { PAUSE_MS, sounds, type Tone } from './tones';

it.each(Object.entries<readonly Tone[]>(sounds))('%s is short enough not to be waited for', (_, tones) => {
  const ms = tones.reduce((sum, tone) => sum + tone.ms, 0) + PAUSE_MS * (tones.length - 1);
  expect(ms).toBeLessThanOrEqual(200);
});
