import type { DraftLineView } from '@/bindings/DraftLineView';
import { isRetailCode } from '@/design/scanner/retail-code';
import { useSound } from '@/design/sound/use-sound';
import { toPlatformError, type PlatformError } from '@/platform';
import { useDraftEdit } from '../draft/use-draft-edit';
import type { Notice } from '../notice/notice';
import { nextWaiting, waitingLine } from './waiting-line';

interface Reading {
  /** The line that was chosen last, as it is now. */
  readonly chosenNow: () => number | null;
  readonly onNotice: (notice: Notice) => void;
  readonly onRead: (line: number) => void;
  /** Where the next number goes. */
  readonly onNext: (line: number) => void;
}

/**
 * A scanned code that is no product's: the serial number of the active line, while it lacks one. A code of retail goods
 * is never taken for one: it belongs to a product that is not in the catalogue, and is said to be unknown.
 */
export function useReadSerial({ chosenNow, onNotice, onRead, onNext }: Reading) {
  const set = useDraftEdit('sales.set_serials');
  const play = useSound();

  /** True when the code was dealt with; false when it is as unknown as it was. */
  return async (code: string, unknown: PlatformError): Promise<boolean> => {
    if (isRetailCode(code)) return false;
    const at: { line?: DraftLineView } = {};
    try {
      const after = await set((draft) => {
        // Its turn has come: an earlier scan may have given the line all that it lacked.
        const line = waitingLine(draft, chosenNow());
        if (!line) throw unknown;
        at.line = line;
        return { line: line.line, serials: [...line.serials, code] };
      });
      const line = after.lines.find((one) => one.line === at.line?.line);
      if (!line) return true;
      play('scanned');
      onNotice({ kind: 'serial', name: line.name, code, left: line.serials_missing });
      onRead(line.line);
      const next = nextWaiting(after, line.line);
      if (next !== null && next !== line.line) onNext(next);
      return true;
    } catch (thrown) {
      if (thrown === unknown || !at.line) return false;
      play('refused');
      onNotice({ kind: 'refused', error: toPlatformError(thrown), line: at.line.line });
      return true;
    }
  };
}
