import { useCallback, useState } from 'react';
import type { QueuedSale } from '@/bindings/QueuedSale';
import { findSales } from './find-sales';
import { useArrivals } from './use-arrivals';
import { useClaim } from './use-claim';
import { useQueue } from './use-queue';

/** `first`: whichever is free and oldest. `none`: nothing, after F8 or while the change is handed out. */
type Choice = { readonly sale: string } | 'first' | 'none';

type HeldQueue = ReturnType<typeof useTillQueue>;

/** What the panel shows of the queue, and how it is searched. */
export type TillQueue = Omit<HeldQueue, 'setSearch'> & { readonly setSearch: (text: string | null) => void };

/** The oldest that nobody else has. A deposit may stay for days: its rest is asked for by name, not in turn. */
function nextOf(shown: readonly QueuedSale[]): QueuedSale | null {
  return shown.find(({ claimed_by, status }) => claimed_by === null && status === 'pending_payment') ?? null;
}

/** The queue with the sale that is being collected. */
export function useTillQueue() {
  const { rows, error, refetch, now } = useQueue();
  const [choice, setChoice] = useState<Choice>('first');
  const [search, setSearch] = useState<string | null>(null);
  const arrived = useArrivals(rows);

  const all = rows ?? [];
  const shown = search === null ? all : findSales(all, search);
  const next = nextOf(shown);
  const chosen = typeof choice === 'object' ? all.find(({ sale }) => sale === choice.sale) : undefined;
  if (choice === 'first' && next) {
    // Kept from then on: an older sale that comes back must not slip under the cashier's hands.
    setChoice({ sale: next.sale });
  } else if (rows && typeof choice === 'object' && !chosen) {
    // It was paid or cancelled elsewhere.
    setChoice('first');
  }
  const found = search === null || shown.some(({ sale }) => sale === chosen?.sale) ? chosen : shown[0];
  const current = choice === 'none' ? null : (found ?? null);
  const active = current ? shown.indexOf(current) : -1;

  const askAgain = useCallback(() => void refetch(), [refetch]);
  const known = useClaim(current?.claimed_by === null ? current.sale : null, askAgain);

  return {
    rows,
    shown,
    error,
    refetch: askAgain,
    /** The same, to be waited for. */
    askAgain: refetch,
    now,
    arrived,
    search,
    setSearch,
    current,
    active,
    /** Who knows that it is being collected here. */
    known,
    /** The sale that F9 would take next. */
    next,
    select: (sale: string | undefined) => setChoice(sale === undefined ? 'first' : { sale }),
    takeFirst: () => setChoice('first'),
    letGo: () => setChoice('none'),
    move: (by: 1 | -1) => {
      const to = shown[Math.max(0, Math.min(shown.length - 1, active + by))];
      if (to) setChoice({ sale: to.sale });
    },
  };
}
