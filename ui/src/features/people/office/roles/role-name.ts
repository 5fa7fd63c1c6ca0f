import type { TFunction } from 'i18next';
import type { RoleRef } from '@/bindings/RoleRef';
import type { RoleRow } from '@/bindings/RoleRow';

/** A role of the business's own: the only kind that changes. */
export type OwnRole = RoleRow & { readonly role: { readonly custom: string } };

export function isOwn(row: RoleRow): row is OwnRole {
  return 'custom' in row.role;
}

/** A role as one text: the key of a list, the value of a choice. */
export function roleKey(role: RoleRef): string {
  return 'built_in' in role ? role.built_in : role.custom;
}

/** Built-in roles are named by the catalogue of messages, the others by those who made them. */
export function roleName(t: TFunction, role: RoleRef, roles: readonly RoleRow[]): string {
  if ('built_in' in role) return t(`peopleOffice.role.${role.built_in}`);
  return roles.find((row) => roleKey(row.role) === role.custom)?.name ?? '';
}
