import { Table, type ScrollAreaProps } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { DataTable } from 'mantine-datatable';
import 'mantine-datatable/styles.layer.css';
import { Fragment, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { moveActive } from '../list-box/move-active';
import classes from './BigTable.module.css';
import { narrowest, toDataTable, type BigColumn } from './big-columns';
import { OpenButton } from './OpenButton';
import { useRowWindow } from './use-row-window';

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly BigColumn<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** px: 33 for one line, 46 for two. */
  readonly rowHeight: number;
  readonly onOpen?: (row: Row) => void;
  readonly openedId?: string | null;
  readonly hasMore?: boolean;
  readonly onMore?: () => void;
}

/** Rows that the end of the page is away when the next one is asked for. */
const AHEAD = 30;
const PAGE = 15;

/** Tens of thousands of rows: only those on screen exist, the next page comes before its end is reached. */
export function BigTable<Row>({
  rows,
  columns,
  idOf,
  rowHeight,
  onOpen,
  hasMore = false,
  onMore,
  ...rest
}: Props<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const isWide = useMediaQuery('(min-width: 1600px)', false, { getInitialValueInEffect: false });
  const isNarrow = useMediaQuery('(max-width: 1000px)', false, { getInitialValueInEffect: false });
  const { virtual, from, to, above, below } = useRowWindow(scroller, rows.length, rowHeight);
  const current = Math.min(active, Math.max(0, rows.length - 1));

  useEffect(() => {
    if (hasMore && to >= rows.length - AHEAD) onMore?.();
  }, [hasMore, to, rows.length, onMore]);

  function move(event: KeyboardEvent) {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['row'] === undefined) return;
    const next = moveActive(event.key, current, rows.length, PAGE);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    virtual.scrollToIndex(next, { align: 'auto' });
    // The row may not exist before it is scrolled to.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
  }

  const cell = (column: BigColumn<Row>, row: Row, index: number) => {
    if (!column.opens || !onOpen) return <div className={classes['cell']}>{column.render(row)}</div>;
    const at = from + index;
    return (
      <OpenButton
        at={at}
        isTabStop={at === Math.max(from, Math.min(to, current))}
        onFocus={() => setActive(at)}
        onOpen={() => onOpen(row)}
      >
        {column.render(row)}
      </OpenButton>
    );
  };

  return (
    <div
      className={classes['frame']}
      role="region"
      aria-label={rest.label}
      style={{ ['--narrowest' as string]: `${narrowest(columns)}px` }}
      onKeyDown={move}
    >
      <DataTable<Row>
        // The screens say themselves what an empty list means.
        emptyState={<Fragment />}
        height="100%"
        minHeight={0}
        withTableBorder={false}
        // Zoomed or on a small screen the rest is scrolled to: whose row it is stays.
        pinFirstColumn={isNarrow}
        highlightOnHover={onOpen !== undefined}
        horizontalSpacing={12}
        backgroundColor="var(--c-surface)"
        borderColor="var(--c-line)"
        rowBorderColor="var(--c-line)"
        highlightOnHoverColor="color-mix(in srgb, var(--c-mute) 45%, var(--c-surface))"
        scrollViewportRef={scroller}
        scrollAreaProps={scrolling(onOpen === undefined)}
        records={rows.slice(from, to + 1)}
        idAccessor={(row) => idOf(row)}
        columns={toDataTable(columns, isWide, cell)}
        {...(onOpen ? { onRowClick: ({ record }: { record: Row }) => onOpen(record) } : {})}
        rowFactory={({ record, index, rowProps, children }) => (
          <Fragment key={idOf(record)}>
            {index === 0 && <Spacer height={above} columns={columns.length} />}
            <Table.Tr
              {...rowProps}
              className={`${rowProps.className ?? ''} ${classes['row'] ?? ''}`}
              data-opened={idOf(record) === rest.openedId || undefined}
              aria-rowindex={from + index + 2}
              style={[rowProps.style, { height: rowHeight }]}
            >
              {children}
            </Table.Tr>
            {index === to - from && <Spacer height={below} columns={columns.length} />}
          </Fragment>
        )}
      />
    </div>
  );
}

/** Rows that do not open leave the keyboard nothing to stop at but the table itself. */
const scrolling = (isTabStop: boolean): ScrollAreaProps => ({
  // The window's own scroll bar is there with the rows; one that is drawn comes a tenth of a second later.
  scrollbars: false,
  viewportProps: {
    style: { overflowX: 'auto', overflowY: 'auto' },
    ...(isTabStop ? { tabIndex: 0 } : {}),
  },
});

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr className={classes['spacer']} aria-hidden>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
