import { usePages } from '@/platform';

/** The movements of a product, page after page, the latest first. */
export function useMovements(product: string, store: string) {
  return usePages('stock.movements', { product, store }, { cursor: 'before', topics: ['stock', 'sales'] });
}
