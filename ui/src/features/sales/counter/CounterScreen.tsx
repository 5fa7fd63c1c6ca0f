import { useEffect, useState } from 'react';
import { ErrorState } from '@/design/states/ErrorState';
import { useAnswer, useKeepAnswer } from '@/platform';
import { Counter } from './Counter';
import { DraftDesk, DraftDeskContext } from './draft/draft-desk';

/** The draft that was left, however the application ended, is there again. */
export function CounterScreen() {
  // Only this counter changes it, and its answers are kept: the changes of others do not outdate it.
  const current = useAnswer('sales.current_draft', {}, { topics: ['draft'] });
  const keep = useKeepAnswer();
  const [desk] = useState(() => new DraftDesk((draft) => keep('sales.current_draft', {}, draft)));
  const draft = current.data ?? null;
  useEffect(() => desk.adopt(draft), [desk, draft]);
  if (current.error) return <ErrorState error={current.error} onRetry={() => void current.refetch()} />;
  if (current.data === undefined) return null;
  return (
    <DraftDeskContext value={desk}>
      <Counter draft={draft} />
    </DraftDeskContext>
  );
}
