import { useId, useState, type KeyboardEvent } from 'react';
import type { DraftView } from '@/bindings/DraftView';
import { useListBox } from '@/design/list-box/use-list-box';
import { fieldStep, type Zone } from './search/field-step';
import type { ProductSearch } from './search/use-product-search';

interface Acts {
  readonly choose: (index: number) => void;
  readonly editLine: () => void;
  readonly step: (line: number, by: 1 | -1) => void;
  readonly remove: (line: number) => void;
}

interface At {
  readonly search: ProductSearch;
  readonly columns: number;
  readonly draft: DraftView | null;
  readonly activeLine: number | null;
  readonly onActiveLine: (line: number) => void;
  readonly acts: Acts;
}

/** The search field has the focus and its keys move two selections: that of the results and that of the cart. */
export function useFieldKeys({ search, columns, draft, activeLine, onActiveLine, acts }: At) {
  const [zone, setZone] = useState<Zone>('results');
  const gridId = useId();
  const lines = draft?.lines ?? [];
  const inCart = zone === 'cart' && lines.length > 0;
  const list = useListBox({
    count: search.products.length,
    active: search.active,
    onActive: search.setActive,
    onChoose: acts.choose,
  });

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const step = fieldStep(event.key, event.shiftKey, {
      zone: inCart ? 'cart' : 'results',
      columns,
      results: { active: search.active, count: search.products.length },
      cart: { active: lines.findIndex(({ line }) => line === activeLine), count: lines.length },
      isFree: selectionStart === 0 && selectionEnd === value.length,
      isAtEnd: selectionStart === value.length,
    });
    if (!step) return;
    event.preventDefault();
    take(step);
  }

  function take(step: NonNullable<ReturnType<typeof fieldStep>>) {
    switch (step.do) {
      case 'choose':
        acts.choose(search.active);
        break;
      case 'edit-line':
        acts.editLine();
        break;
      case 'more':
      case 'less':
        if (activeLine !== null) acts.step(activeLine, step.do === 'more' ? 1 : -1);
        break;
      case 'remove':
        if (activeLine !== null) acts.remove(activeLine);
        break;
      case 'go':
        setZone(step.zone);
        break;
      case 'result':
        search.setActive(step.index);
        break;
      case 'line': {
        const line = lines[step.index];
        if (line) onActiveLine(line.line);
      }
    }
  }

  const activeId = inCart ? (activeLine === null ? undefined : `${gridId}-${activeLine}`) : undefined;
  return {
    gridId,
    zone: inCart ? ('cart' as const) : ('results' as const),
    setZone,
    list: { ...list, hasKeys: list.hasKeys && !inCart },
    cartHasKeys: list.hasKeys && inCart,
    fieldProps: {
      ...list.fieldProps,
      'aria-activedescendant': activeId ?? list.fieldProps['aria-activedescendant'],
      'aria-controls': inCart ? `${list.id} ${gridId}` : list.id,
      onKeyDown,
    },
  };
}
