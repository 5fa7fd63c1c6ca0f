import type { FoundProduct } from '@/bindings/FoundProduct';

/** How the stock of a product stands here. Services and what is not tracked have none to run out of. */
export function stockState(
  product: Pick<FoundProduct, 'kind' | 'available' | 'minimum'>,
): 'none' | 'out' | 'low' | 'fine' {
  if (product.kind !== 'tracked') return 'none';
  if (product.available <= 0) return 'out';
  return product.available <= product.minimum ? 'low' : 'fine';
}
