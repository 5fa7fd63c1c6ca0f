import type { ReturnMeans } from '@/bindings/ReturnMeans';
import type { SaleCard } from '@/bindings/SaleCard';

/** How the money goes back, as it is being chosen. */
export interface ReturnForm {
  readonly means: 'cash' | 'mobile_money' | null;
  readonly shift: string | null;
  readonly operator: string | null;
  readonly reference: string;
}

export const emptyReturn: ReturnForm = { means: null, shift: null, operator: null, reference: '' };

/** What goes back to the customer: all that was paid but what is on an account, which is credited by itself. */
export function toReturn(card: SaleCard): number {
  const given = card.payments.filter(({ means }) => means.method !== 'customer_credit');
  return given.reduce((sum, { amount }) => sum + amount, 0);
}

/** The chosen way, or null while something of it is missing. */
export function readReturn({ means, shift, operator, reference }: ReturnForm): ReturnMeans | null {
  if (means === 'cash') return shift === null ? null : { means, shift };
  if (means === null || operator === null || reference.trim() === '') return null;
  return { means, operator, reference: reference.trim() };
}
