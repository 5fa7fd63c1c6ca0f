import { useRef, useState } from 'react';
import type { DraftLineView } from '@/bindings/DraftLineView';
import type { DraftView } from '@/bindings/DraftView';
import { isRetailCode } from '@/design/scanner/retail-code';
import { useScanner } from '@/design/scanner/use-scanner';
import { useSound } from '@/design/sound/use-sound';
import type { ErrorFacts } from '@/i18n';
import { toPlatformError } from '@/platform';
import { useDraftEdit } from '../draft/use-draft-edit';
import { readSlots, scanPlace, slotsOf, withSlot } from './slots';

/** What is wrong with the number of a piece. */
export type SlotTrouble =
  | { readonly kind: 'missing'; readonly place: number }
  | { readonly kind: 'retail-code'; readonly place: number; readonly code: string }
  | { readonly kind: 'refused'; readonly place: number; readonly error: ErrorFacts };

/** The serial numbers of a line: scanned, typed, taken off. Each change is kept at once; when all are there it ends. */
export function useSerials(line: DraftLineView, onWhole: (draft: DraftView, last: string) => void) {
  const set = useDraftEdit('sales.set_serials');
  const play = useSound();
  const [slots, setSlots] = useState(() => slotsOf(line));
  const [trouble, setTrouble] = useState<SlotTrouble | null>(null);
  const focused = useRef(0);
  const fields = useRef<(HTMLInputElement | null)[]>([]);

  function focus(place: number) {
    fields.current[place]?.focus();
    fields.current[place]?.select();
  }

  function complain(what: SlotTrouble) {
    play('refused');
    setTrouble(what);
    focus(what.place);
  }

  async function keep(next: readonly string[], place: number) {
    setSlots(next);
    setTrouble(null);
    try {
      const draft = await set({ line: line.line, serials: readSlots(next) });
      const kept = draft.lines.find((one) => one.line === line.line);
      if (kept?.serials_missing === 0) onWhole(draft, next[place]?.trim() ?? '');
      else if (kept) {
        const left = slotsOf(kept);
        setSlots(left);
        focus(scanPlace(left, place));
      }
      return true;
    } catch (thrown) {
      const error = toPlatformError(thrown);
      // The one that was refused is named; the others are as they were.
      const named = next.findLastIndex((text) => bare(text) === bare(String(error.params['serial'])));
      complain({ kind: 'refused', place: named < 0 ? place : named, error });
      return false;
    }
  }

  useScanner((code) => {
    const place = scanPlace(slots, focused.current);
    if (isRetailCode(code)) complain({ kind: 'retail-code', place, code });
    else void keep(withSlot(slots, place, code), place).then((isKept) => isKept && play('scanned'));
  });

  return {
    slots,
    trouble,
    field: (place: number) => ({
      ref: (element: HTMLInputElement | null) => {
        fields.current[place] = element;
      },
      onFocus: () => {
        focused.current = place;
      },
    }),
    type: (place: number, text: string) => {
      setSlots(withSlot(slots, place, text));
      setTrouble(null);
    },
    remove: (place: number) => void keep(withSlot(slots, place, ''), place),
    /** Enter: what was typed is kept, and the next piece has its turn. */
    enter: () => {
      const place = focused.current;
      const isSame = JSON.stringify(readSlots(slots)) === JSON.stringify(line.serials);
      if (isSame && line.serials_missing > 0) complain({ kind: 'missing', place: scanPlace(slots, place) });
      else void keep(slots, place);
    },
  };
}

/** Rust keeps numbers in capitals, without the spaces that make them readable on the box. */
function bare(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}
