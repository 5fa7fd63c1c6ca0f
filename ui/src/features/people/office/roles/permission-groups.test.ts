import { expect, it } from 'vitest';
import type { Permission } from '@/bindings/Permission';
import { permissionGroups } from './permission-groups';

type Listed = (typeof permissionGroups)[number]['permissions'][number];

/** Fails to compile when Rust gains a permission that no group lists. */
const missing: Exclude<Permission, Listed>[] = [] satisfies never[];

it('lists each permission once', () => {
  const listed: Permission[] = permissionGroups.flatMap(({ permissions }) => [...permissions]);
  expect(new Set([...listed, ...missing]).size).toBe(listed.length);
});
