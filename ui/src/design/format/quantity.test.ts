import { expect, it } from 'vitest';
import { formatQuantity, parseQuantity } from './quantity';

it.each([
  [0, '0'],
  [1_000, '1'],
  [10_000, '10'],
  [2_500, '2,5'],
  [2_050, '2,05'],
  [125, '0,125'],
  [-3_000, '\u22123'],
  [1_250_000_000, '1\u00a0250\u00a0000'],
])('%d thousandths are written %s', (thousandths, text) => expect(formatQuantity(thousandths)).toBe(text));

it.each([
  ['2', 2_000],
  ['2,5', 2_500],
  ['2.5', 2_500],
  ['1,250', 1_250],
  ['1 250', 1_250_000],
])('%s is read as %d thousandths', (text, thousandths) => expect(parseQuantity(text)).toBe(thousandths));

it.each(['', 'deux', '1,2,3', '0,0005'])('%s is refused', (text) => expect(parseQuantity(text)).toBeNull());
