import type { DraftView } from '@/bindings/DraftView';
import type { ProductRef } from '@/bindings/ProductRef';
import { useSound } from '@/design/sound/use-sound';
import { toPlatformError, type PlatformError } from '@/platform';
import { grownLine } from '../draft/changed-line';
import { useDraftEdit } from '../draft/use-draft-edit';
import type { Notice } from '../notice/notice';

interface Told {
  readonly onNotice: (notice: Notice) => void;
  /** The line that is new or has grown. */
  readonly onGrown: (line: number) => void;
  /** What is no product's code may be a serial number: true when it was. */
  readonly onUnknown: (code: string, unknown: PlatformError) => Promise<boolean>;
  /** A line lacks serial numbers. */
  readonly isWaiting: () => boolean;
}

/** What became of a code; the error of one that nobody knows. */
type Outcome = 'added' | 'refused' | PlatformError;

/** A product joins the sale: chosen from the results, or scanned anywhere on the screen. */
export function useAddLine({ onNotice, onGrown, onUnknown, isWaiting }: Told) {
  const add = useDraftEdit('sales.add_line');
  const play = useSound();

  async function attempt(
    product: ProductRef,
    say: (name: string, by: number, left: number) => Notice,
  ): Promise<Outcome> {
    let before: DraftView | null = null;
    try {
      const after = await add((draft) => {
        before = draft;
        return { product };
      });
      const grown = grownLine(before, after);
      if (grown) {
        onNotice(say(grown.line.name, grown.by, grown.line.serials_missing));
        onGrown(grown.line.line);
      }
      return 'added';
    } catch (thrown) {
      const error = toPlatformError(thrown);
      if (error.code === 'catalog.product_unknown' && 'code' in product) return error;
      play('refused');
      onNotice({ kind: 'refused', error, line: null });
      return 'refused';
    }
  }

  async function take(code: string): Promise<Outcome> {
    const outcome = await attempt({ code }, (name, by, left) =>
      by === 0 ? { kind: 'serial', name, code, left } : { kind: 'scanned', name, code, by },
    );
    if (outcome === 'added') play('scanned');
    return outcome;
  }

  function say(code: string) {
    play('unknownBarcode');
    onNotice({ kind: 'unknown-barcode', code, mayBeSerial: isWaiting() });
  }

  return {
    choose: async (product: string) =>
      (await attempt({ id: product }, (name, by) => ({ kind: 'added', name, by }))) === 'added',
    scan: async (code: string) => {
      const outcome = await take(code);
      if (typeof outcome !== 'string' && !(await onUnknown(code, outcome))) say(code);
    },
    /** Typed in place of a name: never taken for a serial number unasked. */
    type: async (code: string) => {
      if (typeof (await take(code)) !== 'string') say(code);
    },
  };
}
