import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import type { Permission } from '@/bindings/Permission';
import type { StoreRow } from '@/bindings/StoreRow';
import { useAnswer, usePerson, usePlace } from '@/platform';
import { storesWith } from './my-stores';

interface StockStore {
  /** The store that is looked at: that of the address, or of this device. */
  readonly store: string | null;
  readonly name: string;
  readonly stores: readonly StoreRow[];
  readonly choose: (store: string) => void;
}

/** Which store's stock: kept in the address, so that it holds from the list to a document and back. */
export function useStockStore(permission: Permission): StockStore {
  const [search, setSearch] = useSearchParams();
  const person = usePerson();
  const here = usePlace()?.store;
  const all = useAnswer('people.stores', {}).data ?? [];
  const users = useAnswer('people.users', {}).data ?? [];
  const roles = useAnswer('people.roles', {}).data ?? [];
  const me = users.find(({ user }) => user === person?.user);
  const known = all.filter((store) => store.is_known_here);
  const stores = storesWith(permission, me, roles, known);
  const wanted = search.get('store') ?? here;
  const found = stores.find(({ store }) => store === wanted) ?? stores[0];
  const choose = useCallback((store: string) => setSearch({ store }, { replace: true }), [setSearch]);
  return { store: found?.store ?? null, name: found?.fields.name ?? '', stores, choose };
}
