import type { TFunction } from 'i18next';
import type { StoreRow } from '@/bindings/StoreRow';

/** Where a computer stands; one of an office or a server sees every store. */
export function placeWords(t: TFunction, store: string | null, stores: readonly StoreRow[]): string {
  if (store === null) return t('devices.everyStore');
  return stores.find((row) => row.store === store)?.fields.name ?? '';
}
