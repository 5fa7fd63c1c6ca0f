import type { AdjustmentLine } from '@/bindings/AdjustmentLine';
import type { AdjustmentReason } from '@/bindings/AdjustmentReason';
import type { DocumentLine } from '../document/document-lines';

export const reasons = [
  'breakage',
  'loss',
  'own_use',
  'found',
  'correction',
  'opening_stock',
] as const satisfies readonly AdjustmentReason[];

/** What a reason does to the level: nobody types a minus for a breakage. A correction keeps the sign that is typed. */
const effects: Readonly<Record<AdjustmentReason, 'adds' | 'takes' | 'either'>> = {
  breakage: 'takes',
  loss: 'takes',
  own_use: 'takes',
  found: 'adds',
  opening_stock: 'adds',
  correction: 'either',
};

export function effectOf(reason: AdjustmentReason, quantity: number | null): number | null {
  if (quantity === null || quantity === 0) return null;
  if (effects[reason] === 'either') return quantity;
  return effects[reason] === 'adds' ? Math.abs(quantity) : -Math.abs(quantity);
}

/** What is sent, or null while a line is not complete. */
export function adjustmentLines(reason: AdjustmentReason, lines: readonly DocumentLine[]): AdjustmentLine[] | null {
  const complete = lines.flatMap(({ product, quantity }) => {
    const effect = effectOf(reason, quantity);
    return effect === null ? [] : [{ product, quantity: effect }];
  });
  return complete.length === lines.length && lines.length > 0 ? complete : null;
}
