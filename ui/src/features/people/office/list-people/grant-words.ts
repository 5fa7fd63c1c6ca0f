import type { TFunction } from 'i18next';
import type { RoleRef } from '@/bindings/RoleRef';
import type { RoleRow } from '@/bindings/RoleRow';
import type { StoreRow } from '@/bindings/StoreRow';
import { roleName } from '../roles/role-name';

/** Vente, Douala Akwa; Gérance, partout. */
export function grantWords(
  t: TFunction,
  role: RoleRef,
  store: string | null,
  roles: readonly RoleRow[],
  stores: readonly StoreRow[],
): string {
  const name = roleName(t, role, roles);
  if (store === null) return t('peopleOffice.grantEverywhere', { role: name });
  const place = stores.find((row) => row.store === store)?.fields.name ?? '';
  return t('peopleOffice.grantIn', { role: name, store: place });
}
