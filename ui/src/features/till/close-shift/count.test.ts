import { expect, it } from 'vitest';
import { XAF } from '@/design/format/money';
import { boxesOf, isCounted, linesOf, readCount, sumOf } from './count';

const boxes = boxesOf([10_000, 5_000, 2_000, 1_000, 500, 100, 50, 25, 10, 5, 2, 1], XAF);

it('sums the drawer of the mock-up', () => {
  const typed = {
    'notes-10000': '31',
    'notes-5000': '22',
    'notes-2000': '17',
    'notes-1000': '9',
    'notes-500': '6',
    'coins-500': '8',
    'coins-100': '27',
    'coins-50': '13',
    'coins-25': '10',
  };
  expect(sumOf(boxes, typed)).toBe(473_600);
  expect(linesOf(boxes, typed)).toContainEqual({ denomination: 500, count: 14 });
});

it('has a box for the note and one for the coin of 500', () => {
  expect(boxes.filter(({ denomination }) => denomination === 500).map(({ heap }) => heap)).toEqual(['notes', 'coins']);
});

it('tells an empty drawer from one that nobody counted', () => {
  expect(isCounted(boxes, {})).toBe(false);
  expect(isCounted(boxes, { 'notes-500': '' })).toBe(false);
  expect(isCounted(boxes, { 'notes-500': '0' })).toBe(true);
  expect(linesOf(boxes, { 'notes-500': '0' })).toEqual([]);
});

it('keeps digits only', () => {
  expect(readCount('1 2a3')).toBe('123');
  expect(readCount('1234567')).toBe('12345');
});
