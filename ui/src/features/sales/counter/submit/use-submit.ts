import type { DraftView } from '@/bindings/DraftView';
import { useSound } from '@/design/sound/use-sound';
import { toPlatformError, useExecute } from '@/platform';
import { useDraftDesk } from '../draft/draft-desk';
import type { Notice } from '../notice/notice';

/** Sends the sale to the till. A line that the stock does not cover says so itself. */
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
      const short = error.code === 'sales.stock_short' ? error.params['name'] : null;
      const line = draft?.lines.findLast(({ name }) => name === short)?.line ?? null;
      onNotice({ kind: 'refused', error, line });
    }
  };
}
