import { useLocalStorage } from '@mantine/hooks';
import type { DocumentLine } from './document-lines';

/** A document between its first line and its recording. */
export interface WorkingDocument<Head> {
  readonly head: Head;
  readonly lines: readonly DocumentLine[];
}

/**
 * Kept on this device, one per kind and store: a crash, a lock or a look at another screen loses nothing that was
 * typed. What is recorded is recorded by Rust; this is only the paper on the desk.
 */
export function useWorkingDocument<Head>(act: 'receive' | 'adjust' | 'count', store: string | null, head: Head) {
  const blank: WorkingDocument<Head> = { head, lines: [] };
  const [document, setDocument] = useLocalStorage<WorkingDocument<Head>>({
    key: `comptoir.stock.${act}.${store ?? ''}`,
    defaultValue: blank,
    getInitialValueInEffect: false,
  });
  return {
    ...document,
    setHead: (part: Partial<Head>) => setDocument((former) => ({ ...former, head: { ...former.head, ...part } })),
    setLines: (change: (lines: readonly DocumentLine[]) => DocumentLine[]) =>
      setDocument((former) => ({ ...former, lines: change(former.lines) })),
    clear: () => setDocument(blank),
  };
}
