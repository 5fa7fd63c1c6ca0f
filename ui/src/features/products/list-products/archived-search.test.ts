import { expect, it } from 'vitest';
import type { ProductRow } from '@/bindings/ProductRow';
import { searchArchived } from './archived-search';

const rows = [
  { name: 'Câble réseau', description: 'gris', sku: 'CAB-1', barcodes: ['690'] },
  { name: 'Onduleur', description: '', sku: 'OND-9', barcodes: [] },
] as unknown as ProductRow[];

it.each([
  ['', 2],
  ['cable RESEAU', 1],
  ['690', 1],
  ['ond cab', 0],
])('finds %j', (text, count) => {
  expect(searchArchived(rows, text)).toHaveLength(count);
});
