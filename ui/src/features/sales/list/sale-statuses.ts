import type { SaleStatus } from '@/bindings/SaleStatus';
import type { StatusKind } from '@/design/status/StatusTag';

/** Drafts are nobody else's, abandoned ones are gone: the list has neither. */
export const listedStatuses = [
  'pending_payment',
  'partially_paid',
  'paid',
  'parked',
  'cancelled',
] as const satisfies readonly SaleStatus[];

export function isListedStatus(value: unknown): value is SaleStatus {
  return listedStatuses.some((status) => status === value);
}

/** Icon and colour of each. */
export const statusKinds = {
  draft: 'waiting',
  parked: 'waiting',
  abandoned: 'taken',
  pending_payment: 'waiting',
  partially_paid: 'info',
  paid: 'done',
  cancelled: 'taken',
} satisfies Record<SaleStatus, StatusKind>;
