import type { ReceiptLine } from '@/bindings/ReceiptLine';
import { ONE } from '@/design/format/quantity';
import { serialsOf, type DocumentLine } from '../document/document-lines';

/** Quantity × unit cost, to the nearest minor unit; null while one of them is missing. */
export function lineTotal({ quantity, unit_cost: cost }: DocumentLine): number | null {
  return quantity === null || cost === null ? null : Math.round((quantity * cost) / ONE);
}

export function receiptTotal(lines: readonly DocumentLine[]): number {
  return lines.reduce((sum, line) => sum + (lineTotal(line) ?? 0), 0);
}

/** What is sent, or null while a line is not complete. */
export function receiptLines(lines: readonly DocumentLine[]): ReceiptLine[] | null {
  const complete = lines.flatMap((line): ReceiptLine[] => {
    const { product, quantity, unit_cost: cost } = line;
    if (quantity === null || quantity <= 0 || cost === null || serialsState(line) === 'differ') return [];
    const serials = receivedSerials(line);
    return [{ product, quantity, unit_cost: cost, ...(serials.length > 0 && { serials }) }];
  });
  return complete.length === lines.length && lines.length > 0 ? complete : null;
}

/** The serial numbers of a tracked product: none, or one for each piece. */
export function serialsState(line: DocumentLine): 'none' | 'whole' | 'differ' {
  const { length } = receivedSerials(line);
  if (length === 0) return 'none';
  return length * ONE === line.quantity ? 'whole' : 'differ';
}

export function receivedSerials(line: DocumentLine): string[] {
  return line.serial_tracked === true ? serialsOf(line) : [];
}
