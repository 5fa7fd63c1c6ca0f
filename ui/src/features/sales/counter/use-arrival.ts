import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** The palette sends people here with a product in hand. */
export function useArrival(choose: (product: string) => Promise<boolean>): void {
  const { state, pathname } = useLocation() as { state: { add?: string } | null; pathname: string };
  const navigate = useNavigate();
  const latest = useRef(choose);
  useEffect(() => {
    latest.current = choose;
  });
  const product = state?.add;
  useEffect(() => {
    if (product === undefined) return;
    // Taken once: a reload does not sell it again.
    void navigate(pathname, { replace: true, state: null });
    void latest.current(product);
  }, [product, navigate, pathname]);
}
