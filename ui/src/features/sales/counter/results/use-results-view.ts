import { useLocalStorage } from '@mantine/hooks';
import { usePerson } from '@/platform';

export type ResultsView = 'list' | 'grid';

/** List or grid, as each person left it on this computer. */
export function useResultsView() {
  const user = usePerson()?.user ?? '';
  return useLocalStorage<ResultsView>({
    key: `comptoir.counter-view.${user}`,
    defaultValue: 'list',
    getInitialValueInEffect: false,
  });
}
