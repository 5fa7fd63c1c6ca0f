import { fileText } from '@/design/picture/file-text';
import { useCall, useExecute } from '@/platform';

/** Gives a store's papers a logo, made small on the way, or takes it away. */
export function useSetLogo(store: string) {
  const prepare = useCall('picture.prepare');
  const set = useExecute('people.set_store_logo');
  return {
    error: prepare.error ?? set.error,
    isPending: prepare.isPending || set.isPending,
    choose: (file: File) => {
      set.reset();
      void fileText(file).then((text) =>
        prepare.mutate({ file: text }, { onSuccess: ({ jpeg }) => set.mutate({ store, jpeg }) }),
      );
    },
    remove: () => {
      prepare.reset();
      set.mutate({ store, jpeg: null });
    },
  };
}
