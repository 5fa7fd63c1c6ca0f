/** The reasons that Rust names; anything newer is shown as a plain movement. */
const reasons = [
  'sale',
  'sale_cancelled',
  'receipt',
  'count',
  'opening_stock',
  'breakage',
  'loss',
  'own_use',
  'correction',
  'found',
] as const;

export type MovementReason = (typeof reasons)[number] | 'other';

export function movementReason(word: string): MovementReason {
  return reasons.find((reason) => reason === word) ?? 'other';
}
