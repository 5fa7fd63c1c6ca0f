import type { TFunction } from 'i18next';
import type { QueuedSale } from '@/bindings/QueuedSale';

/** Who else is collecting a sale, and where, if it is another computer. */
export function takenWords(t: TFunction, sale: QueuedSale, person: string): string {
  const register = sale.claimed_at;
  return register === null ? t('till.taken.title', { person }) : t('till.taken.titleAt', { person, register });
}
