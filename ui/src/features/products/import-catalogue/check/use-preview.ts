import { useState } from 'react';
import type { ImportFile } from '@/bindings/ImportFile';
import type { ImportMapping } from '@/bindings/ImportMapping';
import type { ImportShown } from '@/bindings/ImportShown';
import { useShellAnswer } from '@/platform';

export const PAGE = 50;
const TOPICS = { topics: ['catalog', 'stock'] } as const;

/** The dry run: its counts, and a page of its lines. What is wrong is shown first. */
export function usePreview(file: ImportFile, mapping: ImportMapping) {
  const [chosen, setChosen] = useState<ImportShown | null>(null);
  const [page, setPage] = useState(1);
  const body = { file: file.file, mapping, limit: PAGE };
  const whole = useShellAnswer('import.preview', { ...body, shown: 'error', offset: 0 }, TOPICS);
  const counts = whole.data?.counts;
  const shown = chosen ?? (counts?.error === 0 ? 'all' : 'error');
  const lines = useShellAnswer(
    'import.preview',
    { ...body, shown, offset: (page - 1) * PAGE },
    { ...TOPICS, former: 'keep' },
  );
  return {
    counts,
    whole: whole.data,
    lines: lines.data,
    error: whole.error ?? lines.error,
    retry: () => void Promise.all([whole.refetch(), lines.refetch()]),
    shown,
    show: (view: ImportShown) => {
      setChosen(view);
      setPage(1);
    },
    page,
    setPage,
  };
}
