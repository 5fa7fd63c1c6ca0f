import { expect, it } from 'vitest';
import type { RoleRow } from '@/bindings/RoleRow';
import type { StoreRow } from '@/bindings/StoreRow';
import type { UserRow } from '@/bindings/UserRow';
import { storesWith } from './my-stores';

const stores = ['AKW', 'BON', 'MOK'].map((store) => ({
  store,
  fields: {},
  registers: [],
  is_known_here: true,
})) satisfies StoreRow[];
const roles: RoleRow[] = [
  { role: { built_in: 'stock_keeper' }, name: '', permissions: ['stock.view'] },
  { role: { built_in: 'cashier' }, name: '', permissions: ['till.collect'] },
];
const user = (grants: UserRow['grants']) => ({ grants }) as UserRow;
const ids = (grants: UserRow['grants']) =>
  storesWith('stock.view', user(grants), roles, stores).map(({ store }) => store);

it('offers the stores where the role was given', () => {
  expect(
    ids([
      [{ built_in: 'stock_keeper' }, 'BON'],
      [{ built_in: 'cashier' }, 'MOK'],
    ]),
  ).toEqual(['BON']);
});

it('offers all of them to who holds it everywhere, none to who does not', () => {
  expect(ids([[{ built_in: 'stock_keeper' }, null]])).toEqual(['AKW', 'BON', 'MOK']);
  expect(ids([])).toEqual([]);
});
