import { useRef, useState } from 'react';
import type { FoundProduct } from '@/bindings/FoundProduct';
import { isRetailCode } from '@/design/scanner/retail-code';
import { useScanner } from '@/design/scanner/use-scanner';
import { useSound } from '@/design/sound/use-sound';
import { toPlatformError, usePlatform, type PlatformError } from '@/platform';

/** What became of the last scan, for the strip above the lines. */
export type ScanNotice =
  | { readonly kind: 'added'; readonly name: string; readonly product: string; readonly scan: number }
  | { readonly kind: 'serial'; readonly name: string; readonly code: string }
  | { readonly kind: 'serial_twice'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'not_tracked'; readonly name: string }
  | { readonly kind: 'failed'; readonly error: PlatformError };

/** Where a number goes: into the field that has the focus, or to the product that was scanned last. */
type SerialPlace = 'focused' | 'last';

/** Takes a code for a serial number, or not (null). */
export type TakeSerial = (code: string, place: SerialPlace) => ScanNotice | null;

const takesNone: TakeSerial = () => null;

/** Hears the scanner anywhere on the page and hands over the product; says aloud and in writing what it could not find. */
export function useLineScan(
  onProduct: (product: FoundProduct) => void,
  takeSerial: TakeSerial = takesNone,
): ScanNotice | null {
  const platform = usePlatform();
  const play = useSound();
  const scans = useRef(0);
  const [notice, setNotice] = useState<ScanNotice | null>(null);

  function isSerial(code: string, place: SerialPlace): boolean {
    // The barcode of goods is a product's, known or not.
    const taken = isRetailCode(code) ? null : takeSerial(code, place);
    if (taken === null) return false;
    play(taken.kind === 'serial' ? 'scanned' : 'refused');
    setNotice(taken);
    return true;
  }

  async function look(code: string): Promise<void> {
    if (isSerial(code, 'focused')) return;
    const { products } = await platform.query('catalog.search', { text: code });
    const [product] = products;
    if (!product || products.length > 1) {
      if (isSerial(code, 'last')) return;
      play('unknownBarcode');
      setNotice({ kind: 'unknown', code });
    } else if (product.kind !== 'tracked') {
      play('refused');
      setNotice({ kind: 'not_tracked', name: product.name });
    } else {
      play('scanned');
      setNotice({ kind: 'added', name: product.name, product: product.product, scan: (scans.current += 1) });
      onProduct(product);
    }
  }

  useScanner((code) => {
    look(code).catch((thrown: unknown) => setNotice({ kind: 'failed', error: toPlatformError(thrown) }));
  });
  return notice;
}
