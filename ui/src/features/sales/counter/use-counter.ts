import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftView } from '@/bindings/DraftView';
import { useKeys } from '@/design/keys/use-keys';
import { useScanner } from '@/design/scanner/use-scanner';
import { useAddLine } from './add-line/use-add-line';
import { useLineQuantity } from './cart/use-line-quantity';
import type { DialogName } from './dialog-name';
import { useNotice } from './notice/use-notice';
import { useResultsView } from './results/use-results-view';
import { useChoice } from './search/use-choice';
import { useProductSearch } from './search/use-product-search';
import { useReadSerial } from './serials/use-read-serial';
import { hasSerials } from './serials/waiting-line';
import { useSlipPrinting } from './slip/use-slip-printing';
import { useSubmit } from './submit/use-submit';
import { useActiveLine } from './use-active-line';
import { useArrival } from './use-arrival';
import { useFieldKeys } from './use-field-keys';

const GRID_COLUMNS = 3;

/** What the counter knows and does; how it looks is the component's. */
export function useCounter(draft: DraftView | null) {
  const field = useRef<HTMLInputElement>(null);
  const [notice, setNotice] = useNotice();
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const active = useActiveLine(draft);
  const { choose } = active;
  const [view, setView] = useResultsView();
  const search = useProductSearch();
  const columns = view === 'grid' ? GRID_COLUMNS : 1;

  const readSerial = useReadSerial({
    chosenNow: active.chosenNow,
    onNotice: setNotice,
    onRead: active.touch,
    onNext: active.choose,
  });
  const add = useAddLine({
    onNotice: setNotice,
    onGrown: active.touch,
    onUnknown: readSerial,
    isWaiting: () => (active.line?.serials_missing ?? 0) > 0,
  });
  const openSerials = useCallback(
    (line: number) => {
      choose(line);
      setDialog('serials');
    },
    [choose],
  );
  const quantity = useLineQuantity(setNotice);
  const slip = useSlipPrinting();
  const submit = useSubmit(draft, (said) => {
    // The next customer's search starts empty.
    if (said.kind === 'sent') {
      search.type('');
      slip.onSent(said.sale);
    }
    setNotice(said);
    if (said.kind === 'refused' && said.error.code === 'sales.serials_missing' && said.line !== null)
      openSerials(said.line);
  });
  const chooseResult = useChoice(search, add, () => field.current?.select());
  const keys = useFieldKeys({
    search,
    columns,
    draft,
    activeLine: active.line?.line ?? null,
    onActiveLine: active.choose,
    acts: { choose: chooseResult, editLine: () => setDialog('line'), step: quantity.onStep, remove: quantity.onRemove },
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

  useKeys({
    Escape: clear,
    'Ctrl+G': () => setView(view === 'grid' ? 'list' : 'grid'),
    'Ctrl+S': () => active.line && hasSerials(active.line) && setDialog('serials'),
  });

  // Also when the lock has been opened again: the counter is always ready to sell.
  useEffect(() => field.current?.focus(), []);

  return {
    field,
    search,
    keys,
    view,
    setView,
    columns,
    line: active.line,
    flash: active.flash,
    notice,
    setNotice,
    dialog,
    setDialog,
    chooseLine: choose,
    openSerials,
    quantity,
    submit,
    printing: slip.printing,
    focusSearch,
    clear,
  };
}
