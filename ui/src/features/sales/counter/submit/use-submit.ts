import type { DraftView } from '@/bindings/DraftView';
import { useSound } from '@/design/sound/use-sound';
import { toPlatformError, useExecute } from '@/platform';
import { useDraftDesk } from '../draft/draft-desk';
import type { Notice } from '../notice/notice';

/** They name the product of the line that holds the sale up. */
const OF_A_LINE = ['sales.stock_short', 'sales.serials_missing'];

/** Sends the sale to the till. A line that the stock does not cover, or that lacks serial numbers, says so itself. */
export function useSubmit(draft: DraftView | null, onNotice: (notice: Notice) => void) {
  const desk = useDraftDesk();
  const { mutateAsync } = useExecute('sales.submit');
  const play = useSound();
  return async () => {
    try {
      const { sale, number, total } = await desk.end((draft) => mutateAsync({ sale: draft }));
      onNotice({ kind: 'sent', sale, number, total });
    } catch (thrown) {
      const error = toPlatformError(thrown);
      play('refused');
      const named = OF_A_LINE.includes(error.code) ? error.params['name'] : null;
      const lacks = error.code === 'sales.serials_missing';
      const line = draft?.lines.findLast((one) => one.name === named && (!lacks || one.serials_missing > 0));
      onNotice({ kind: 'refused', error, line: line?.line ?? null });
    }
  };
}
