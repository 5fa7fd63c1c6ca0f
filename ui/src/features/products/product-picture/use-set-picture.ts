import { useExecute, usePictureChange } from '@/platform';

/** Gives a product a picture, or takes it away. */
export function useSetPicture(product: string) {
  const set = useExecute('catalog.set_product_image');
  return usePictureChange(set, (jpeg) => set.mutate({ product, jpeg }));
}
