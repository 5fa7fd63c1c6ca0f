import { expect, it } from 'vitest';
import { usCharacter } from '@/design/scanner/us-positions';
import { slipIn } from './slip-text';

const SLIP = `75471${'0123456789'.repeat(30)}`;

it('knows a slip by its mark and its length', () => {
  expect(slipIn(SLIP)).toBe(SLIP);
  expect(slipIn('3760123456789')).toBeNull();
  expect(slipIn('75471')).toBeNull();
  expect(slipIn(`${SLIP}A`)).toBeNull();
  expect(slipIn('COMPTOIR:AKW-C1-2026-000001:28500:0198')).toBeNull();
});

it('reads a slip that was pasted in lines', () => {
  expect(slipIn(` ${SLIP.slice(0, 50)}\n${SLIP.slice(50)}\n`)).toBe(SLIP);
});

it('is made of keys that need no other key beside them, on every keyboard', () => {
  for (const digit of new Set(SLIP)) expect(usCharacter(`Digit${digit}`, false)).toBe(digit);
});
