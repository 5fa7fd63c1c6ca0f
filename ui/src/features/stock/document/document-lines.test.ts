import { expect, it } from 'vitest';
import { chosen, scanned, serialsOf, withLine, withSerial, withoutLine, type DocumentLine } from './document-lines';

const cable = { product: 'c', sku: 'CAB', name: 'Câble', unit: 'm' };
const ups = { product: 'u', sku: 'UPS', name: 'Onduleur', unit: '' };
const short = (lines: DocumentLine[]) => lines.map(({ product, quantity }) => [product, quantity]);

it('counts scans on one line, the latest product first', () => {
  const lines = scanned(scanned(scanned([], cable), ups), cable);
  expect(short(lines)).toEqual([
    ['u', 1000],
    ['c', 2000],
  ]);
});

it('leaves the quantity of a chosen product to be typed, and never resets it', () => {
  expect(short(chosen([], cable))).toEqual([['c', null]]);
  expect(short(chosen(scanned([], cable), cable))).toEqual([['c', 1000]]);
});

it('changes and removes one line', () => {
  const lines = scanned(scanned([], cable), ups);
  expect(withLine(lines, 'c', { unit_cost: 500 }).find(({ product }) => product === 'c')?.unit_cost).toBe(500);
  expect(short(withoutLine(lines, 'u'))).toEqual([['c', 1000]]);
});

it('reads one number per line, and counts a scanned one as a piece', () => {
  const lines = withSerial(withSerial(scanned([], ups), 'u', 'A1'), 'u', 'B2');
  expect(short(lines)).toEqual([['u', 2000]]);
  expect(serialsOf(lines[0]!)).toEqual(['A1', 'B2']);
  // Scanned twice is still one piece.
  expect(withSerial(lines, 'u', 'A1')).toEqual(lines);
  expect(serialsOf({ serials: ' A1 \n\nB2;C3, D4' })).toEqual(['A1', 'B2', 'C3', 'D4']);
});
