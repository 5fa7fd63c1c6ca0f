import { slipIn } from './slip-text';
import type { useSlip } from './use-slip';
import { useTicketScan } from './use-ticket-scan';
import type { useTillQueue } from './use-till-queue';

interface Options {
  readonly queue: ReturnType<typeof useTillQueue>;
  readonly slip: ReturnType<typeof useSlip>;
  readonly choose: (sale: string | undefined) => void;
}

/** Which sale is collected next: chosen in the queue, scanned, or on a slip that is pasted where one searches. */
export function useChosenSale({ queue, slip, choose }: Options) {
  const select = (id: string | undefined) => {
    slip.forget();
    choose(id);
  };
  const step = (by: 1 | -1) => {
    slip.forget();
    queue.move(by);
  };
  const scan = useTicketScan(queue.rows, select, slip.present, queue.current?.sale ?? null);
  const search = (text: string | null) => {
    const pasted = slipIn(text ?? '');
    queue.setSearch(pasted === null ? text : null);
    if (pasted !== null) slip.present(pasted);
  };
  return { select, step, scan, search };
}
