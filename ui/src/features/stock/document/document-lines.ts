import type { FoundProduct } from '@/bindings/FoundProduct';
import { ONE } from '@/design/format/quantity';

/** A line of a stock document while it is typed. */
export interface DocumentLine {
  readonly product: string;
  readonly sku: string;
  readonly name: string;
  readonly unit: string;
  /** Thousandths; null until it is typed. */
  readonly quantity: number | null;
  /** Minor units; only goods receipts have one. */
  readonly unit_cost: number | null;
  /** Its pieces have numbers, which a goods receipt may note. */
  readonly serial_tracked?: boolean;
  /** Those numbers as they are typed, one per line. */
  readonly serials?: string;
}

export type LinePart = Partial<Pick<DocumentLine, 'quantity' | 'unit_cost' | 'serial_tracked' | 'serials'>>;

type Named = Pick<FoundProduct, 'product' | 'sku' | 'name' | 'unit'>;

/** A scan is one unit in the hand: one more of its line, or a new line of one. */
export function scanned(lines: readonly DocumentLine[], product: Named): DocumentLine[] {
  const line = lines.find((one) => one.product === product.product);
  if (line) return withLine(lines, line.product, { quantity: (line.quantity ?? 0) + ONE });
  return [newLine(product, ONE), ...lines];
}

/** A product that was looked up: its quantity is typed next. One that is there already stays as it is. */
export function chosen(lines: readonly DocumentLine[], product: Named): DocumentLine[] {
  if (lines.some((one) => one.product === product.product)) return [...lines];
  return [newLine(product, null), ...lines];
}

export function withLine(lines: readonly DocumentLine[], product: string, part: LinePart): DocumentLine[] {
  return lines.map((line) => (line.product === product ? { ...line, ...part } : line));
}

export function withoutLine(lines: readonly DocumentLine[], product: string): DocumentLine[] {
  return lines.filter((line) => line.product !== product);
}

/** The numbers that were typed or scanned, each once per line of text. */
export function serialsOf({ serials = '' }: Pick<DocumentLine, 'serials'>): string[] {
  return serials
    .split(/[\n,;\t]/)
    .map((serial) => serial.trim())
    .filter((serial) => serial !== '');
}

/** A number that was scanned is a piece in the hand: there are at least as many pieces as numbers. */
export function withSerial(lines: readonly DocumentLine[], product: string, serial: string): DocumentLine[] {
  return lines.map((line) => {
    const former = serialsOf(line);
    if (line.product !== product || former.includes(serial)) return line;
    const serials = [...former, serial];
    const quantity = Math.max(line.quantity ?? 0, serials.length * ONE);
    return { ...line, quantity, serials: serials.join('\n') };
  });
}

function newLine({ product, sku, name, unit }: Named, quantity: number | null): DocumentLine {
  return { product, sku, name, unit, quantity, unit_cost: null };
}
