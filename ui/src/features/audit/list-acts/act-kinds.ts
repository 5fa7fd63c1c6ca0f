/** Every act that the journal knows, as crates/domain/src/<context>/events.rs names them. */
export const actKinds = [
  'organisation.founded',
  'store.described',
  'register.created',
  'user.described',
  'user.role_granted',
  'user.role_withdrawn',
  'user.credentials_set',
  'role.defined',
  'role.changed',
  'device.enrolled',
  'device.described',
  'device.revoked',
  'invitation.issued',
  'invitation.used',
  'invitation.cancelled',
  'access.signed_in',
  'access.sign_in_failed',
  'access.override_denied',
  'access.recovery_code_renewed',
  'category.described',
  'brand.described',
  'product.described',
  'customer.described',
  'customer.credit_limit_set',
  'sale.parked',
  'sale.recalled',
  'sale.abandoned',
  'sale.submitted',
  'sale.payment_taken',
  'sale.goods_reserved',
  'sale.goods_delivered',
  'sale.goods_returned',
  'sale.payment_returned',
  'sale.cancelled',
  'sale.reprinted',
  'sale.slip_presented',
  'shift.opened',
  'shift.cash_moved',
  'shift.counted',
  'shift.closed',
  'stock.received',
  'stock.adjusted',
  'stock.counted',
  'stock.limits_set',
  'conflict.resolved',
  'verdict.given',
  'verdict.lifted',
  'verdict.confirmed',
] as const;

export type ActKind = (typeof actKinds)[number];

export function isActKind(kind: string): kind is ActKind {
  return actKinds.some((known) => known === kind);
}

/** What the filter offers: whole families, then the acts that a manager looks for. */
export const actFamilies = [
  'sale.',
  'shift.',
  'stock.',
  'product.',
  'customer.',
  'user.',
  'access.',
  'store.',
] as const;
export const watchedActs = [
  'sale.cancelled',
  'sale.payment_returned',
  'shift.cash_moved',
  'stock.adjusted',
  'user.role_granted',
  'access.sign_in_failed',
  'access.override_denied',
] as const satisfies readonly ActKind[];
