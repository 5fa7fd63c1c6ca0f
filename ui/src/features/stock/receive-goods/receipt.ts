import type { ReceiptLine } from '@/bindings/ReceiptLine';
import { ONE } from '@/design/format/quantity';
import type { DocumentLine } from '../document/document-lines';

/** Quantity × unit cost, to the nearest minor unit; null while one of them is missing. */
export function lineTotal({ quantity, unit_cost: cost }: DocumentLine): number | null {
  return quantity === null || cost === null ? null : Math.round((quantity * cost) / ONE);
}

export function receiptTotal(lines: readonly DocumentLine[]): number {
  return lines.reduce((sum, line) => sum + (lineTotal(line) ?? 0), 0);
}

/** What is sent, or null while a line is not complete. */
export function receiptLines(lines: readonly DocumentLine[]): ReceiptLine[] | null {
  const complete = lines.flatMap(({ product, quantity, unit_cost: cost }) =>
    quantity !== null && quantity > 0 && cost !== null ? [{ product, quantity, unit_cost: cost }] : [],
  );
  return complete.length === lines.length && lines.length > 0 ? complete : null;
}
