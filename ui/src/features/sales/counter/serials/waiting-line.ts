import type { DraftLineView } from '@/bindings/DraftLineView';
import type { DraftView } from '@/bindings/DraftView';

/** The line that keys and scanner act on: the one that was chosen, else the last. */
export function activeLine(draft: DraftView | null, chosen: number | null): DraftLineView | null {
  return draft?.lines.find(({ line }) => line === chosen) ?? draft?.lines.at(-1) ?? null;
}

/** That line, while serial numbers of it are to be read: what is no product's barcode is one of them. */
export function waitingLine(draft: DraftView | null, chosen: number | null): DraftLineView | null {
  const line = activeLine(draft, chosen);
  return line !== null && line.serials_missing > 0 ? line : null;
}

/** Where reading goes on once a line has all of its numbers; null when every line has. */
export function nextWaiting(draft: DraftView, line: number): number | null {
  const waiting = draft.lines.filter(({ serials_missing: missing }) => missing > 0);
  return (waiting.find((one) => one.line === line) ?? waiting[0])?.line ?? null;
}

/** Its pieces have numbers: they must, or they were scanned by them. */
export function hasSerials({ serial_tracked: isTracked, serials }: DraftLineView): boolean {
  return isTracked || serials.length > 0;
}
