import type { SerialProduct } from '@/bindings/SerialProduct';

export type SerialState = 'in_stock' | 'sold' | 'sold_twice' | 'unsure';

/** Where the piece is, as far as it was noted. A cancelled sale brought it back. */
export function whereIs({ received, sales }: Pick<SerialProduct, 'received' | 'sales'>): SerialState {
  const held = sales.filter(({ status }) => status !== 'cancelled').length;
  if (held > 1) return 'sold_twice';
  if (held === 1) return 'sold';
  return received ? 'in_stock' : 'unsure';
}

/** The last day counts. `until` is 2027-11-20, `today` 20/11/2026. */
export function isUnderWarranty(until: string, today: string): boolean {
  return until >= today.split('/').reverse().join('-');
}
