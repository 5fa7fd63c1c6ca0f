import type { TFunction } from 'i18next';
import type { DeviceRow } from '@/bindings/DeviceRow';
import type { StoreRow } from '@/bindings/StoreRow';

/** Where a computer stands; one of an office or a server sees every store. */
export function placeWords(t: TFunction, store: string | null, stores: readonly StoreRow[]): string {
  if (store === null) return t('devices.everyStore');
  return stores.find((row) => row.store === store)?.fields.name ?? '';
}

/** The same, with the code of its register. One that it left with its store is not said: it stands there no longer. */
export function standsWords(t: TFunction, { store, register }: DeviceRow, stores: readonly StoreRow[]): string {
  const place = placeWords(t, store, stores);
  const its = store === null ? stores : stores.filter((row) => row.store === store);
  const code = its.flatMap(({ registers }) => registers).find((one) => one.register === register)?.code;
  return code === undefined ? place : `${place} · ${code}`;
}
