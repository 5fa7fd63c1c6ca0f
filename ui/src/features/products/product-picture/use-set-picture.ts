import { fileText } from '@/design/picture/file-text';
import { useCall, useExecute } from '@/platform';

/** Gives a product a picture, made small on the way, or takes it away. */
export function useSetPicture(product: string) {
  const prepare = useCall('picture.prepare');
  const set = useExecute('catalog.set_product_image');
  return {
    error: prepare.error ?? set.error,
    isPending: prepare.isPending || set.isPending,
    choose: (file: File) => {
      set.reset();
      void fileText(file).then((text) =>
        prepare.mutate({ file: text }, { onSuccess: ({ jpeg }) => set.mutate({ product, jpeg }) }),
      );
    },
    remove: () => {
      prepare.reset();
      set.mutate({ product, jpeg: null });
    },
  };
}
