import type { ImportField } from '@/bindings/ImportField';
import type { ImportMapping } from '@/bindings/ImportMapping';

/** In the order in which an exported file has them. */
export const importFields: readonly ImportField[] = [
  'sku',
  'name',
  'description',
  'barcodes',
  'kind',
  'category',
  'brand',
  'price',
  'cost',
  'price_floor',
  'tax_class',
  'warranty_months',
  'serial_tracked',
  'unit',
  'active',
  'stock_minimum',
  'opening_stock',
];

export function fieldAt(mapping: ImportMapping, column: number): ImportField | null {
  return importFields.find((field) => mapping[field] === column) ?? null;
}

/** A column holds one thing and a thing is in one column: what either was before is let go. */
export function withColumn(mapping: ImportMapping, column: number, field: ImportField | null): ImportMapping {
  const kept = Object.entries(mapping).filter(([name, at]) => at !== column && name !== field);
  return { ...Object.fromEntries(kept), ...(field === null ? {} : { [field]: column }) };
}

/** The first cells that say something, to recognise a column by. */
export function examples(sample: readonly (readonly string[])[], column: number, most = 3): readonly string[] {
  const cells = sample.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
  return [...new Set(cells)].slice(0, most);
}
