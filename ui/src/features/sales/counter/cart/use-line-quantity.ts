import { useCallback, useRef, useEffect } from 'react';
import { ONE } from '@/design/format/quantity';
import { useSound } from '@/design/sound/use-sound';
import { toPlatformError } from '@/platform';
import { useDraftEdit } from '../draft/use-draft-edit';
import type { Notice } from '../notice/notice';

/** More, fewer, none of a line; a refusal is said in its row. */
export function useLineQuantity(onNotice: (notice: Notice | null) => void) {
  const setQuantity = useDraftEdit('sales.set_line_quantity');
  const remove = useDraftEdit('sales.remove_line');
  const play = useSound();

  function attempt(line: number, work: Promise<unknown>) {
    onNotice(null);
    work.catch((thrown: unknown) => {
      play('refused');
      onNotice({ kind: 'refused', error: toPlatformError(thrown), line });
    });
  }

  // The rows of a long cart are drawn once: what they are given stays the same.
  const latest = useRef({ setQuantity, remove, attempt });
  useEffect(() => {
    latest.current = { setQuantity, remove, attempt };
  });
  return {
    onQuantity: useCallback((line: number, quantity: number) => {
      const now = latest.current;
      now.attempt(line, now.setQuantity({ line, quantity }));
    }, []),
    onRemove: useCallback((line: number) => {
      const now = latest.current;
      now.attempt(line, now.remove({ line }));
    }, []),
    /** One more or one less than when its turn comes: two quick presses are two. */
    onStep: useCallback((line: number, by: 1 | -1) => {
      const now = latest.current;
      const step = now.setQuantity((draft) => {
        const quantity = draft?.lines.find((one) => one.line === line)?.quantity ?? ONE;
        return { line, quantity: Math.max(0, quantity + by * ONE) };
      });
      now.attempt(line, step);
    }, []),
  };
}
