import type { DraftView } from '@/bindings/DraftView';
import type { ProductRef } from '@/bindings/ProductRef';
import { useSound } from '@/design/sound/use-sound';
import { toPlatformError } from '@/platform';
import { grownLine } from '../draft/changed-line';
import { useDraftEdit } from '../draft/use-draft-edit';
import type { Notice } from '../notice/notice';

interface Outcome {
  readonly onNotice: (notice: Notice) => void;
  /** The line that is new or has grown. */
  readonly onGrown: (line: number) => void;
}

/** A product joins the sale: chosen from the results, or scanned anywhere on the screen. */
export function useAddLine({ onNotice, onGrown }: Outcome) {
  const add = useDraftEdit('sales.add_line');
  const play = useSound();

  async function attempt(product: ProductRef, say: (name: string, by: number) => Notice): Promise<boolean> {
    let before: DraftView | null = null;
    try {
      const after = await add((draft) => {
        before = draft;
        return { product };
      });
      const grown = grownLine(before, after);
      if (grown) {
        onNotice(say(grown.line.name, grown.by));
        onGrown(grown.line.line);
      }
      return true;
    } catch (thrown) {
      const error = toPlatformError(thrown);
      const isUnknown = error.code === 'catalog.product_unknown' && 'code' in product;
      play(isUnknown ? 'unknownBarcode' : 'refused');
      onNotice(isUnknown ? { kind: 'unknown-barcode', code: product.code } : { kind: 'refused', error, line: null });
      return false;
    }
  }

  return {
    choose: (product: string) => attempt({ id: product }, (name, by) => ({ kind: 'added', name, by })),
    scan: async (code: string) => {
      if (await attempt({ code }, (name, by) => ({ kind: 'scanned', name, code, by }))) play('scanned');
    },
  };
}
