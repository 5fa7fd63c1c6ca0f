import { Table } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { DataTable, type DataTableColumn } from 'mantine-datatable';
import 'mantine-datatable/styles.layer.css';
import { Fragment, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { moveActive } from '../list-box/move-active';
import classes from './BigTable.module.css';

export interface BigColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** px; the columns without one share what is left. */
  readonly width?: number;
  /** Numbers are aligned right. */
  readonly align?: 'left' | 'right';
  readonly render: (row: Row) => ReactNode;
  /** The cell that bears the row's name: a button that opens it. */
  readonly opens?: boolean;
}

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
/** px: what a column without a width never falls below. */
const NAME_MIN = 200;

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
  const narrowest = columns.reduce((sum, { width = NAME_MIN }) => sum + width, 0);
  const isNarrow = useMediaQuery('(max-width: 1000px)', false, { getInitialValueInEffect: false });
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are called during this render only
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    initialRect: { width: 900, height: 700 },
  });
  const shown = virtual.getVirtualItems();
  const from = shown[0]?.index ?? 0;
  const to = shown.at(-1)?.index ?? 0;
  const above = shown[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
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
      style={{ ['--narrowest' as string]: `${narrowest}px` }}
      onKeyDown={move}
    >
      <DataTable<Row>
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
        // Rows that do not open leave the keyboard nothing to stop at but the table itself.
        scrollAreaProps={{ type: 'auto', ...(onOpen ? {} : { viewportProps: { tabIndex: 0 } }) }}
        records={rows.slice(from, to + 1)}
        idAccessor={(row) => idOf(row)}
        columns={columns.map((column) => toDataTable(column, isWide ? share(column, columns) : column.width, cell))}
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

/** What a column without a width counts for beside the others. */
const FLEXIBLE = 420;

/** On a wide screen the room is shared out, so that a number is not a metre away from its name. */
function share<Row>({ width = FLEXIBLE }: BigColumn<Row>, columns: readonly BigColumn<Row>[]): string {
  const whole = columns.reduce((sum, column) => sum + (column.width ?? FLEXIBLE), 0);
  return `${((width / whole) * 100).toFixed(2)}%`;
}

function toDataTable<Row>(
  { key, title, align = 'left', render, opens }: BigColumn<Row>,
  width: number | string | undefined,
  cell: (column: BigColumn<Row>, row: Row, index: number) => ReactNode,
): DataTableColumn<Row> {
  return {
    accessor: key,
    title,
    textAlign: align,
    ...(width === undefined ? {} : { width }),
    render: (row, index) => cell({ key, title, align, render, opens: opens ?? false }, row, index),
  };
}

interface OpenButtonProps {
  readonly at: number;
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

/** One tab stop for the whole table: the arrows move it. */
function OpenButton({ at, isTabStop, onFocus, onOpen, children }: OpenButtonProps) {
  return (
    <button
      type="button"
      className={classes['open']}
      data-row={at}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={onFocus}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
    >
      {children}
    </button>
  );
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr className={classes['spacer']} aria-hidden>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
