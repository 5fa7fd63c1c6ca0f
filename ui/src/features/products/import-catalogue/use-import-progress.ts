import { useEffect } from 'react';
import { useOutdate, useShellAnswer } from '@/platform';

const ASKED_EVERY_MS = 400;
const CHANGED = ['catalog', 'stock', 'audit'];

/** How far the import of this computer is. What it changed is asked anew when it ends, or when this screen is left. */
export function useImportProgress() {
  const { data, refetch } = useShellAnswer('import.progress', {});
  const outdate = useOutdate();
  const isRunning = data?.state === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => void refetch(), ASKED_EVERY_MS);
    return () => {
      clearInterval(timer);
      outdate(CHANGED);
    };
  }, [isRunning, refetch, outdate]);
  return { status: data, isRunning, look: refetch };
}
