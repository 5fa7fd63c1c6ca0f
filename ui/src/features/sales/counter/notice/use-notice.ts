import { useEffect, useState } from 'react';
import type { Notice } from './notice';

/** What was said last. An unknown barcode stays until a key. */
export function useNotice() {
  const [notice, setNotice] = useState<Notice | null>(null);
  useEffect(() => {
    if (notice?.kind !== 'unknown-barcode') return;
    const onKey = () => setNotice(null);
    window.addEventListener('keydown', onKey, { once: true });
    return () => window.removeEventListener('keydown', onKey);
  }, [notice]);
  return [notice, setNotice] as const;
}
