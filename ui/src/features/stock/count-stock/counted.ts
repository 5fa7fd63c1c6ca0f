import type { CountLine } from '@/bindings/CountLine';
import type { DocumentLine } from '../document/document-lines';

/** What is sent, or null while a line is not counted. Nothing found is a count too. */
export function countedLines(lines: readonly DocumentLine[]): CountLine[] | null {
  const complete = lines.flatMap(({ product, quantity }) =>
    quantity !== null && quantity >= 0 ? [{ product, quantity }] : [],
  );
  return complete.length === lines.length && lines.length > 0 ? complete : null;
}
