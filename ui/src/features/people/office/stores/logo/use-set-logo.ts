import { useExecute, usePictureChange } from '@/platform';

/** Gives a store's papers a logo, or takes it away. */
export function useSetLogo(store: string) {
  const set = useExecute('people.set_store_logo');
  return usePictureChange(set, (jpeg) => set.mutate({ store, jpeg }));
}
