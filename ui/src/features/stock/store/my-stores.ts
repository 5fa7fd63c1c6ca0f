import type { Permission } from '@/bindings/Permission';
import type { RoleRef } from '@/bindings/RoleRef';
import type { RoleRow } from '@/bindings/RoleRow';
import type { StoreRow } from '@/bindings/StoreRow';
import type { UserRow } from '@/bindings/UserRow';

/** The stores where somebody holds a permission: everywhere, or where the role was given. */
export function storesWith(
  permission: Permission,
  user: UserRow | undefined,
  roles: readonly RoleRow[],
  stores: readonly StoreRow[],
): StoreRow[] {
  const places = (user?.grants ?? [])
    .filter(([role]) => roles.some((row) => isSame(row.role, role) && row.permissions.includes(permission)))
    .map(([, store]) => store);
  return places.includes(null) ? [...stores] : stores.filter(({ store }) => places.includes(store));
}

function isSame(one: RoleRef, other: RoleRef): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
