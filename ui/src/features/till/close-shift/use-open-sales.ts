import type { SaleRow } from '@/bindings/SaleRow';
import { useAnswer } from '@/platform';

/** The store's sales that nobody has finished. */
export function useOpenSales() {
  const queue = useAnswer('till.queue', {}, { topics: ['till', 'sales'] });
  const parked = useAnswer('sales.list', { status: 'parked' });
  const waiting = queue.data ?? [];
  return {
    pending: waiting.filter(({ status }) => status === 'pending_payment'),
    deposits: waiting.filter(({ status }) => status === 'partially_paid'),
    parked: parked.data?.rows ?? [],
    error: queue.error ?? parked.error,
    refetch: () => void Promise.all([queue.refetch(), parked.refetch()]),
  };
}

export function openSum(sales: readonly SaleRow[]): number {
  return sales.reduce((sum, { total, paid }) => sum + total - paid, 0);
}
