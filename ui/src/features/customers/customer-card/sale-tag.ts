import type { SaleStatus } from '@/bindings/SaleStatus';
import type { StatusKind } from '@/design/status/StatusTag';

const tags: Readonly<Record<SaleStatus, StatusKind>> = {
  draft: 'info',
  parked: 'waiting',
  abandoned: 'taken',
  pending_payment: 'waiting',
  partially_paid: 'attention',
  paid: 'done',
  cancelled: 'blocking',
};

export function saleTag(status: SaleStatus): StatusKind {
  return tags[status];
}
