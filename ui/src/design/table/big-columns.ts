import type { DataTableColumn } from 'mantine-datatable';
import type { ReactNode } from 'react';

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

/** px: what a column without a width never falls below. */
const NAME_MIN = 200;

/** px: what the table never falls below; on a smaller screen it is scrolled sideways. */
export function narrowest<Row>(columns: readonly BigColumn<Row>[]): number {
  return columns.reduce((sum, { width = NAME_MIN }) => sum + width, 0);
}

/** What a column without a width counts for beside the others. */
const FLEXIBLE = 420;

/** On a wide screen the room is shared out, so that a number is not a metre away from its name. */
function share<Row>({ width = FLEXIBLE }: BigColumn<Row>, columns: readonly BigColumn<Row>[]): string {
  const whole = columns.reduce((sum, column) => sum + (column.width ?? FLEXIBLE), 0);
  return `${((width / whole) * 100).toFixed(2)}%`;
}

export function toDataTable<Row>(
  columns: readonly BigColumn<Row>[],
  isWide: boolean,
  cell: (column: BigColumn<Row>, row: Row, index: number) => ReactNode,
): DataTableColumn<Row>[] {
  return columns.map((column) => {
    const width = isWide ? share(column, columns) : column.width;
    return {
      accessor: column.key,
      title: column.title,
      textAlign: column.align ?? 'left',
      ...(width === undefined ? {} : { width }),
      render: (row, index) => cell(column, row, index),
    };
  });
}
