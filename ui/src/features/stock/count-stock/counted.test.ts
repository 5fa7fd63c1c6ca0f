import { expect, it } from 'vitest';
import type { DocumentLine } from '../document/document-lines';
import { countedLines } from './counted';

const line = (quantity: number | null) => ({ product: 'p', quantity }) as DocumentLine;

it('takes zero for a count and nothing for none', () => {
  expect(countedLines([line(0)])).toEqual([{ product: 'p', quantity: 0 }]);
  expect(countedLines([line(0), line(null)])).toBeNull();
  expect(countedLines([line(-1000)])).toBeNull();
  expect(countedLines([])).toBeNull();
});
