import { useEffect } from 'react';
import { usePlatform } from '@/platform';

/** Passing over rows with the arrows is not taking them. */
const SETTLED_MS = 250;
/** Rust lets a claim lapse after five minutes. */
const RENEW_MS = 2 * 60_000;

/** Tells the other tills that this sale is being collected here, until another one is, or the screen is left. */
export function useClaim(sale: string | null, onRefused: () => void): void {
  const platform = usePlatform();
  useEffect(() => {
    if (sale === null) return;
    let isClaimed = false;
    const claim = () => {
      isClaimed = true;
      platform.call('till.claim', { sale }).catch(onRefused);
    };
    const first = setTimeout(claim, SETTLED_MS);
    const again = setInterval(claim, RENEW_MS);
    return () => {
      clearTimeout(first);
      clearInterval(again);
      // A claim that cannot be given back lapses by itself.
      if (isClaimed) platform.call('till.release', { sale }).catch(() => undefined);
    };
  }, [sale, platform, onRefused]);
}
