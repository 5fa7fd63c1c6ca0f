import { expect, it } from 'vitest';
import type { DraftLineView } from '@/bindings/DraftLineView';
import { readSlots, scanPlace, slotsOf, withSlot } from './slots';

it('has one place for each piece', () => {
  expect(slotsOf({ serials: ['A1'], serials_missing: 2 } as DraftLineView)).toEqual(['A1', '', '']);
});

it('puts a scan where a number is missing, else over the one that is being corrected', () => {
  expect(scanPlace(['A1', '', ''], 0)).toBe(1);
  expect(scanPlace(['A1', 'B2'], 1)).toBe(1);
});

it('sends what is there, without gaps', () => {
  expect(readSlots(withSlot(['A1', 'B2', ''], 0, ' '))).toEqual(['B2']);
});
