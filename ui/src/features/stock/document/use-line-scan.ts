import { useRef, useState } from 'react';
import type { FoundProduct } from '@/bindings/FoundProduct';
import { useScanner } from '@/design/scanner/use-scanner';
import { useSound } from '@/design/sound/use-sound';
import { toPlatformError, usePlatform, type PlatformError } from '@/platform';

/** What became of the last scan, for the strip above the lines. */
export type ScanNotice =
  | { readonly kind: 'added'; readonly name: string; readonly product: string; readonly scan: number }
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'not_tracked'; readonly name: string }
  | { readonly kind: 'failed'; readonly error: PlatformError };

/** Hears the scanner anywhere on the page and hands over the product; says aloud and in writing what it could not find. */
export function useLineScan(onProduct: (product: FoundProduct) => void): ScanNotice | null {
  const platform = usePlatform();
  const play = useSound();
  const scans = useRef(0);
  const [notice, setNotice] = useState<ScanNotice | null>(null);

  async function look(code: string): Promise<void> {
    const { products } = await platform.query('catalog.search', { text: code });
    const [product] = products;
    if (!product || products.length > 1) {
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
