import { useRef } from 'react';
import { serialsOf, withSerial, type DocumentLine } from './document-lines';
import type { TakeSerial } from './use-line-scan';

type ChangeLines = (change: (lines: readonly DocumentLine[]) => DocumentLine[]) => void;

/**
 * Serial numbers by scan: into the numbers of a line that have the focus, else to the product that was scanned or chosen
 * last, if its pieces have numbers.
 */
export function useSerialScan(lines: readonly DocumentLine[], setLines: ChangeLines) {
  const last = useRef<string | null>(null);
  const takeSerial: TakeSerial = (code, place) => {
    const product = place === 'focused' ? focusedSerials() : last.current;
    const line = lines.find((one) => one.product === product);
    if (line?.serial_tracked !== true) return null;
    if (serialsOf(line).includes(code)) return { kind: 'serial_twice', code };
    last.current = line.product;
    setLines((all) => withSerial(all, line.product, code));
    return { kind: 'serial', name: line.name, code };
  };
  return {
    takeSerial,
    touch: (product: string) => {
      last.current = product;
    },
  };
}

/** The product whose numbers are being typed. */
function focusedSerials(): string | null {
  return window.document.activeElement?.getAttribute('data-serials') ?? null;
}
