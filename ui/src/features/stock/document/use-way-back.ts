import { useNavigate } from 'react-router';

type Act = 'receive' | 'adjust' | 'count';

/** The way back to the stock: left as it is, or recorded and cleared from the desk. */
export function useWayBack(act: Act, store: string | null, clear: () => void) {
  const navigate = useNavigate();
  const to = `/stock?store=${store ?? ''}`;
  return {
    leave: () => void navigate(to),
    /** Told on the list by `SavedNotice`. */
    saved: (lines: number) => {
      clear();
      void navigate(to, { state: { saved: { act, lines } } });
    },
  };
}
