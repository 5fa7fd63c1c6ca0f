import { useEffect, useRef, useState } from 'react';
import type { QueuedSale } from '@/bindings/QueuedSale';
import { useSound } from '@/design/sound/use-sound';

const BOLD_MS = 3_000;

/** The sales that have just arrived, for three seconds. They are heard too; what was there at the start is not. */
export function useArrivals(rows: readonly QueuedSale[] | undefined): ReadonlySet<string> {
  const play = useSound();
  const known = useRef<ReadonlySet<string> | null>(null);
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!rows) return;
    const fresh = rows.filter(({ sale }) => known.current && !known.current.has(sale)).map(({ sale }) => sale);
    known.current = new Set([...(known.current ?? []), ...rows.map(({ sale }) => sale)]);
    if (fresh.length === 0) return;
    play('saleArrived');
    setArrived(new Set(fresh));
    const timer = setTimeout(() => setArrived(new Set()), BOLD_MS);
    return () => clearTimeout(timer);
  }, [rows, play]);
  return arrived;
}
