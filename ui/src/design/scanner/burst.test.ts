import { expect, it } from 'vitest';
import { Burst, type BurstOutcome } from './burst';

/** Types keys `gap` ms apart and returns what each was. */
function type(keys: readonly string[], gap: number, burst = new Burst()): (BurstOutcome | null)[] {
  return keys.map((key, index) => burst.read({ key, code: '', shiftKey: false, at: index * gap }));
}
const kinds = (outcomes: (BurstOutcome | null)[]) => outcomes.map((outcome) => outcome?.kind ?? null);

it('recognises a fast run with its terminator', () => {
  const outcomes = type([...'3760123', 'Enter'], 5);
  expect(kinds(outcomes)).toEqual(['begins', ...Array<string>(6).fill('continues'), 'scanned']);
  expect(outcomes.at(-1)).toMatchObject({ strokes: [...'3760123'].map((key) => ({ key })) });
});

it('takes Tab for a terminator too, and the pace of a slow wireless scanner', () => {
  expect(kinds(type([...'3760', 'Tab'], 45)).at(-1)).toBe('scanned');
});

it('sees through the shifts of capital letters', () => {
  expect(kinds(type(['Shift', 'R', 'Shift', 'T', 'Shift', 'R', '4', 'Enter'], 5)).at(-1)).toBe('scanned');
});

it('leaves a person alone', () => {
  expect(kinds(type([...'routeur', 'Enter'], 90))).toEqual([...Array<string>(7).fill('begins'), 'ended']);
});

it('wants more than a roll of three keys', () => {
  expect(kinds(type([...'abc', 'Enter'], 20)).at(-1)).toBe('ended');
});

it('is not fooled by a late Enter', () => {
  const burst = new Burst();
  type([...'3760123'], 5, burst);
  expect(burst.read({ key: 'Enter', code: '', shiftKey: false, at: 400 })).toEqual({ kind: 'ended' });
});

it('starts again after each scan', () => {
  const burst = new Burst();
  type([...'3760123', 'Enter'], 5, burst);
  expect(burst.read({ key: '4', code: '', shiftKey: false, at: 40 })).toEqual({ kind: 'begins' });
});

/** Types a key after each gap and returns what the last was. */
function typeWithGaps(keys: readonly string[], gaps: readonly number[]): string | undefined {
  const burst = new Burst();
  let at = 0;
  const outcomes = keys.map((key, index) => {
    at += gaps[index] ?? 5;
    return burst.read({ key, code: '', shiftKey: false, at });
  });
  return outcomes.at(-1)?.kind;
}

it('keeps a scan whole while the computer is busy with something else', () => {
  const keys = [...'0731304286011', 'Enter'];
  expect(typeWithGaps(keys, [0, 5, 5, 5, 5, 180])).toBe('scanned');
  expect(typeWithGaps(keys, [0, 5, 5, 5, 5, 180, 5, 5, 5, 5, 5, 5, 5, 200])).toBe('scanned');
  // Longer than any computer that still answers.
  expect(typeWithGaps(keys, [0, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 260])).toBe('ended');
});

it('takes no lucky roll of keys by a hand that goes on for a scan', () => {
  expect(typeWithGaps([...'routeur', 'Enter'], [0, 40, 40, 40, 40, 120, 120, 120])).toBe('ended');
  // Four keys prove nothing yet.
  expect(typeWithGaps([...'rout', 'Enter'], [0, 40, 40, 40, 120])).toBe('ended');
});
