import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import classes from './ListBox.module.css';
import type { ListBoxState } from './use-list-box';

interface Props<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly row: (item: Item, state: { readonly isActive: boolean }) => ReactNode;
  /** px: 62–72 at stations, 33 in the offices. */
  readonly rowHeight: number;
  readonly list: ListBoxState;
  /** `list` when no field holds the keys: the queue of the till. */
  readonly tabStop?: 'field' | 'list';
}

/** Virtual rows, one of them active: accent where the keys go, grey elsewhere. */
export function ListBox<Item>({ label, items, keyOf, row, rowHeight, list, tabStop = 'field' }: Props<Item>) {
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are called during this render only
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => (items[index] === undefined ? index : keyOf(items[index])),
    // Few: each costs at every key of a search.
    overscan: 2,
    // Before the first measure: a station's screenful.
    initialRect: { width: 600, height: 600 },
  });

  useEffect(() => {
    if (list.active < items.length) rows.scrollToIndex(list.active, { align: 'auto' });
  }, [list.active, items.length, rows]);

  return (
    <div
      ref={scroller}
      id={list.id}
      className={classes['list']}
      role="listbox"
      aria-label={label}
      data-keys={list.hasKeys || undefined}
      {...(tabStop === 'list' ? { ...list.keyProps, tabIndex: 0 } : {})}
    >
      <div className={classes['length']} style={{ height: rows.getTotalSize() }} role="presentation">
        {rows.getVirtualItems().map(({ index, key, start, size }) => {
          const item = items[index];
          if (item === undefined) return null;
          const isActive = index === list.active;
          return (
            // Keys are the field's or the list's: a row itself only takes the pointer.
            <div
              key={key}
              id={list.optionId(index)}
              className={classes['row']}
              role="option"
              aria-selected={isActive}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              style={{ height: size, transform: `translateY(${start}px)` }}
              onPointerDown={(event) => {
                // The field keeps the focus.
                if (tabStop === 'field') event.preventDefault();
                list.onActive(index);
              }}
              onClick={() => list.onChoose(index)}
            >
              {row(item, { isActive })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
