import { useCallback, useRef, useState } from 'react';
import type { DraftView } from '@/bindings/DraftView';
import { activeLine } from './serials/waiting-line';

/** The line of the cart that keys and scanner act on, and the flash of the one that was just touched. */
export function useActiveLine(draft: DraftView | null) {
  const [chosen, setChosen] = useState<number | null>(null);
  const [flash, setFlash] = useState<{ line: number; at: number } | null>(null);
  // A scan within a blink of the former one comes before the screen is drawn again.
  const latest = useRef<number | null>(null);
  const choose = useCallback((line: number) => {
    latest.current = line;
    setChosen(line);
  }, []);
  return {
    line: activeLine(draft, chosen),
    flash,
    choose,
    touch: useCallback(
      (line: number) => {
        choose(line);
        setFlash({ line, at: Date.now() });
      },
      [choose],
    ),
    /** As it is now, not as it was drawn. */
    chosenNow: useCallback(() => latest.current, []),
  };
}
