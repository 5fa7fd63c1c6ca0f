import { useEffect, useRef } from 'react';
import { listenToScanner, type OnScan } from './scanner-source';

/**
 * Hears the barcode scanner anywhere in the page, whatever has the focus, while the component is mounted.
 * What was scanned never lands in the focused field. Of several listeners the one mounted last has it.
 */
export function useScanner(onScan: OnScan): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => listenToScanner((text) => latest.current(text)), []);
}
