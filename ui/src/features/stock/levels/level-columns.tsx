import type { TFunction } from 'i18next';
import type { LevelRow } from '@/bindings/LevelRow';
import { formatAmount, unitOf, type Currency } from '@/design/format/money';
import { formatQuantity } from '@/design/format/quantity';
import { StatusTag } from '@/design/status/StatusTag';
import type { BigColumn } from '@/design/table/big-columns';
import { levelState, toOrder } from './level-state';
import classes from './LevelTable.module.css';
import { LimitsCell } from './LimitsCell';

interface Context {
  readonly t: TFunction;
  readonly currency: Currency;
  readonly store: string;
  readonly seesCost: boolean;
  readonly maySetLimits: boolean;
}

export function levelColumns({ t, currency, store, seesCost, maySetLimits }: Context): BigColumn<LevelRow>[] {
  const quantity = (key: 'on_hand' | 'reserved', width: number): BigColumn<LevelRow> => ({
    key,
    title: t(`stock.column.${key}`),
    width,
    align: 'right',
    render: (row) => (
      <span className="num">{row[key] === 0 && key === 'reserved' ? '' : formatQuantity(row[key])}</span>
    ),
  });
  const value: BigColumn<LevelRow> = {
    key: 'value',
    title: t('stock.column.value', { unit: unitOf(currency) }),
    width: 130,
    align: 'right',
    render: ({ value: amount }) => (amount === null ? '' : formatAmount(amount, currency)),
  };
  return [
    { key: 'name', title: t('stock.column.name'), opens: true, render: (row) => <LevelName row={row} /> },
    quantity('on_hand', 96),
    quantity('reserved', 88),
    {
      key: 'available',
      title: t('stock.column.available'),
      width: 176,
      align: 'right',
      render: (row) => <Available row={row} t={t} />,
    },
    {
      key: 'to_order',
      title: t('stock.column.toOrder'),
      width: 108,
      align: 'right',
      render: (row) => (toOrder(row) === 0 ? '' : formatQuantity(toOrder(row))),
    },
    {
      key: 'limits',
      title: t('stock.column.limits'),
      width: 132,
      align: 'right',
      render: (row) => <LimitsCell row={row} store={store} readOnly={!maySetLimits} />,
    },
    ...(seesCost ? [value] : []),
  ];
}

function LevelName({ row }: { readonly row: LevelRow }) {
  return (
    <>
      <span className={classes['name']}>{row.name}</span>
      <span className={classes['sku']}>{row.sku}</span>
    </>
  );
}

function Available({ row, t }: { readonly row: LevelRow; readonly t: TFunction }) {
  const state = levelState(row);
  return (
    <span className={classes['available']}>
      {state === 'out' && <StatusTag kind="blocking" label={t('stock.state.out')} />}
      {state === 'low' && <StatusTag kind="attention" label={t('stock.state.low')} />}
      <span className="num">
        {formatQuantity(row.available)}
        {row.unit === '' ? '' : ` ${row.unit}`}
      </span>
    </span>
  );
}
