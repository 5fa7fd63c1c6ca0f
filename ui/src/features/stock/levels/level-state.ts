import type { LevelRow } from '@/bindings/LevelRow';

/** `low` from its minimum on, as the store's own filter has it. */
export function levelState({ available, minimum }: LevelRow): 'ok' | 'low' | 'out' {
  if (available <= 0) return 'out';
  return minimum > 0 && available <= minimum ? 'low' : 'ok';
}

/** How many to order to be at the maximum again; 0 when nothing is missing or no maximum is set. */
export function toOrder(row: LevelRow): number {
  return levelState(row) === 'ok' ? 0 : Math.max(0, row.maximum - row.available);
}
