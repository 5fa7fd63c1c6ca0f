import type { DraftLineView } from '@/bindings/DraftLineView';
import type { DraftView } from '@/bindings/DraftView';

/** The line that an addition made or made grow, and by how many thousandths: 0 when it brought a serial number alone. */
export function grownLine(before: DraftView | null, after: DraftView): { line: DraftLineView; by: number } | null {
  for (const line of after.lines) {
    const former = before?.lines.find((one) => one.line === line.line)?.quantity ?? 0;
    if (line.quantity > former) return { line, by: line.quantity - former };
  }
  const read = after.lines.find(({ line, serials }) => {
    const former = before?.lines.find((one) => one.line === line);
    return former !== undefined && serials.length > former.serials.length;
  });
  return read ? { line: read, by: 0 } : null;
}
