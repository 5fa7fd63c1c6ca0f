import { useState } from 'react';
import type { DraftView } from '@/bindings/DraftView';
import type { ErrorFacts } from '@/i18n';
import { toPlatformError, useExecute } from '@/platform';
import { useDraftDesk } from '../draft/draft-desk';
import { usePark } from '../park/use-park';

/** Takes a parked sale up again. The one in progress is parked first: nothing is ever lost between two sales. */
export function useRecall(draft: DraftView | null) {
  const desk = useDraftDesk();
  const { park } = usePark();
  const { mutateAsync } = useExecute('sales.recall');
  const { mutateAsync: abandon } = useExecute('sales.abandon');
  const [refusal, setRefusal] = useState<ErrorFacts | null>(null);

  async function recall(sale: string, labelOfCurrent: string): Promise<boolean> {
    setRefusal(null);
    try {
      if (draft && draft.lines.length > 0) await park(labelOfCurrent);
      // Without a line there is nothing to park, and nothing to come back after a restart.
      else if (draft) await desk.end(() => abandon({ sale: draft.sale }));
      await desk.edit(() => mutateAsync({ sale }));
      return true;
    } catch (thrown) {
      setRefusal(toPlatformError(thrown));
      return false;
    }
  }

  return { recall, refusal };
}
