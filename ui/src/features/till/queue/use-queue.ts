import { useEffect, useMemo } from 'react';
import type { QueuedSale } from '@/bindings/QueuedSale';
import { useNow } from '@/design/clock/use-now';
import { useAnswer } from '@/platform';

/** The sales that wait, asked again with each change and each minute: a claim lapses in silence. */
export function useQueue() {
  const now = useNow();
  const queue = useAnswer('till.queue', {}, { topics: ['till', 'sales'], former: 'keep' });
  const { refetch } = queue;
  useEffect(() => {
    void refetch();
  }, [now, refetch]);
  const rows = useMemo(() => queue.data && depositsLast(queue.data), [queue.data]);
  return { rows, error: queue.error, refetch, now };
}

/** What waits for its first payment comes before what was partly paid days ago. */
function depositsLast(rows: readonly QueuedSale[]): readonly QueuedSale[] {
  const isDeposit = ({ status }: QueuedSale) => status === 'partially_paid';
  return [...rows.filter((row) => !isDeposit(row)), ...rows.filter(isDeposit)];
}
