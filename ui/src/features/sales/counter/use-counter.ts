import { useEffect, useRef, useState } from 'react';
import type { DraftView } from '@/bindings/DraftView';
import { useKeys } from '@/design/keys/use-keys';
import { useScanner } from '@/design/scanner/use-scanner';
import { useAddLine } from './add-line/use-add-line';
import { useLineQuantity } from './cart/use-line-quantity';
import type { DialogName } from './dialog-name';
import type { Notice } from './notice/notice';
import { useResultsView } from './results/use-results-view';
import { useChoice } from './search/use-choice';
import { useProductSearch } from './search/use-product-search';
import { useSlipPrinting } from './slip/use-slip-printing';
import { useSubmit } from './submit/use-submit';
import { useArrival } from './use-arrival';
import { useFieldKeys } from './use-field-keys';

const GRID_COLUMNS = 3;

/** What the counter knows and does; how it looks is the component's. */
export function useCounter(draft: DraftView | null) {
  const field = useRef<HTMLInputElement>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [chosenLine, setChosenLine] = useState<number | null>(null);
  const [flash, setFlash] = useState<{ line: number; at: number } | null>(null);
  const [view, setView] = useResultsView();
  const search = useProductSearch();
  const line = draft?.lines.find((one) => one.line === chosenLine) ?? draft?.lines.at(-1) ?? null;
  const columns = view === 'grid' ? GRID_COLUMNS : 1;

  const add = useAddLine({
    onNotice: setNotice,
    onGrown: (grown) => {
      setChosenLine(grown);
      setFlash({ line: grown, at: Date.now() });
    },
  });
  const quantity = useLineQuantity(setNotice);
  const slip = useSlipPrinting();
  const submit = useSubmit(draft, (said) => {
    // The next customer's search starts empty.
    if (said.kind === 'sent') {
      search.type('');
      slip.onSent(said.sale);
    }
    setNotice(said);
  });
  const choose = useChoice(search, add, () => field.current?.select());
  const keys = useFieldKeys({
    search,
    columns,
    draft,
    activeLine: line?.line ?? null,
    onActiveLine: setChosenLine,
    acts: { choose, editLine: () => setDialog('line'), step: quantity.onStep, remove: quantity.onRemove },
  });
  useScanner((code) => void add.scan(code));
  useArrival(add.choose);

  function focusSearch() {
    keys.setZone('results');
    field.current?.focus();
    field.current?.select();
  }

  function clear() {
    search.type('');
    setNotice((said) => (said?.kind === 'sent' ? said : null));
    focusSearch();
  }

  useKeys({ Escape: clear, 'Ctrl+G': () => setView(view === 'grid' ? 'list' : 'grid') });

  // Also when the lock has been opened again: the counter is always ready to sell.
  useEffect(() => field.current?.focus(), []);

  // An unknown barcode stays until a key.
  useEffect(() => {
    if (notice?.kind !== 'unknown-barcode') return;
    const onKey = () => setNotice(null);
    window.addEventListener('keydown', onKey, { once: true });
    return () => window.removeEventListener('keydown', onKey);
  }, [notice]);

  return {
    field,
    search,
    keys,
    view,
    setView,
    columns,
    line,
    flash,
    notice,
    setNotice,
    dialog,
    setDialog,
    setChosenLine,
    quantity,
    submit,
    printing: slip.printing,
    focusSearch,
    clear,
  };
}
