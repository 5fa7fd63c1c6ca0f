import type { Permission } from '@/bindings/Permission';

/** What somebody is called at this store, from what they may do: roles may be copies, permissions are what counts. */
export function roleOf(permissions: readonly Permission[]) {
  const may = (permission: Permission) => permissions.includes(permission);
  if (permissions.length === 0) return 'none';
  if (may('people.manage_people')) return 'admin';
  if (may('sales.cancel')) return 'manager';
  if (may('sales.create')) return may('till.collect') ? 'seller_cashier' : 'seller';
  if (may('till.collect')) return 'cashier';
  return may('stock.receive') ? 'stock_keeper' : 'other';
}
