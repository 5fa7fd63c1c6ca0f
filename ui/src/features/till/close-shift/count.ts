import type { CountedLine } from '@/bindings/CountedLine';
import type { Currency } from '@/design/format/money';
import { notesAndCoins } from '../denominations';

/** One box to type in: how many of a note or a coin. */
export interface Box {
  readonly key: string;
  readonly denomination: number;
  readonly heap: 'notes' | 'coins';
}

/** What was typed, by box. Text, so that an empty box is not a zero. */
export type Typed = Readonly<Record<string, string>>;

/** In the order of counting: notes, then coins, the largest first. */
export function boxesOf(denominations: readonly number[], currency: Currency): readonly Box[] {
  const { notes, coins } = notesAndCoins(denominations, currency);
  const box = (heap: Box['heap']) => (denomination: number) => ({ key: `${heap}-${denomination}`, denomination, heap });
  return [...notes.map(box('notes')), ...coins.map(box('coins'))];
}

export function countIn(box: Box, typed: Typed): number {
  return Number(typed[box.key] ?? '') || 0;
}

export function sumOf(boxes: readonly Box[], typed: Typed): number {
  return boxes.reduce((sum, box) => sum + box.denomination * countIn(box, typed), 0);
}

/** Somebody counted: at least a zero was typed. */
export function isCounted(boxes: readonly Box[], typed: Typed): boolean {
  return boxes.some(({ key }) => (typed[key] ?? '') !== '');
}

/** For the record: the note and the coin of 500 are one denomination there. */
export function linesOf(boxes: readonly Box[], typed: Typed): CountedLine[] {
  const counts = new Map<number, number>();
  for (const box of boxes) {
    const count = countIn(box, typed);
    if (count > 0) counts.set(box.denomination, (counts.get(box.denomination) ?? 0) + count);
  }
  return [...counts].map(([denomination, count]) => ({ denomination, count }));
}

/** A count as people type it: digits, five at most. */
export function readCount(text: string): string {
  return text.replace(/\D/g, '').slice(0, 5);
}
