import type { DraftLineView } from '@/bindings/DraftLineView';

/** One place for each piece of the line: what was read, then what is to be read. */
export function slotsOf({ serials, serials_missing: missing }: DraftLineView): readonly string[] {
  return [...serials, ...Array.from({ length: missing }, () => '')];
}

export function withSlot(slots: readonly string[], place: number, text: string): readonly string[] {
  return slots.map((former, at) => (at === place ? text : former));
}

/** Where a scan goes: to the first piece without a number, else over the one that has the focus. */
export function scanPlace(slots: readonly string[], focused: number): number {
  const empty = slots.findIndex((text) => text.trim() === '');
  return empty < 0 ? focused : empty;
}

/** What is sent. */
export function readSlots(slots: readonly string[]): string[] {
  return slots.map((text) => text.trim()).filter((text) => text !== '');
}
