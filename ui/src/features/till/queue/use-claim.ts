import { useEffect, useState } from 'react';
import type { ClaimKnown } from '@/bindings/ClaimKnown';
import { usePlatform } from '@/platform';

/** Passing over rows with the arrows is not taking them. */
const SETTLED_MS = 250;
/** Rust lets a claim lapse after five minutes. */
const RENEW_MS = 2 * 60_000;
/** While the others may not know of it, it is said again: the relay may be back. */
const REPEAT_MS = 10_000;

/** Tells the other tills that this sale is being collected here, until another one is, or the screen is left. Says who knows. */
export function useClaim(sale: string | null, onRefused: () => void): ClaimKnown | null {
  const platform = usePlatform();
  const [answer, setAnswer] = useState<{ readonly sale: string; readonly known: ClaimKnown } | null>(null);
  useEffect(() => {
    if (sale === null) return;
    let isClaimed = false;
    let isOver = false;
    const claim = async () => {
      isClaimed = true;
      let known: ClaimKnown | null = null;
      try {
        known = await platform.call('till.claim', { sale });
      } catch {
        if (!isOver) onRefused();
      }
      if (isOver) return;
      if (known) setAnswer({ sale, known });
      timer = setTimeout(() => void claim(), known === 'here' || known === 'perhaps' ? REPEAT_MS : RENEW_MS);
    };
    let timer = setTimeout(() => void claim(), SETTLED_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
      // A claim that cannot be given back lapses by itself.
      if (isClaimed) platform.call('till.release', { sale }).catch(() => undefined);
    };
  }, [sale, platform, onRefused]);
  return answer?.sale === sale ? answer.known : null;
}
