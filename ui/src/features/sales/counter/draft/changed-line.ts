import type { DraftLineView } from '@/bindings/DraftLineView';
import type { DraftView } from '@/bindings/DraftView';

/** The line that an addition made or made grow, and by how many thousandths. */
export function grownLine(before: DraftView | null, after: DraftView): { line: DraftLineView; by: number } | null {
  for (const line of after.lines) {
    const former = before?.lines.find((one) => one.line === line.line)?.quantity ?? 0;
    if (line.quantity > former) return { line, by: line.quantity - former };
  }
  return null;
}
