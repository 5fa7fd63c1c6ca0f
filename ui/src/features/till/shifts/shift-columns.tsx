import type { TFunction } from 'i18next';
import type { ShiftRow } from '@/bindings/ShiftRow';
import { formatDate, formatTime } from '@/design/format/dates';
import { formatAmount, formatSigned, type Currency } from '@/design/format/money';
import { StatusTag } from '@/design/status/StatusTag';
import type { BigColumn } from '@/design/table/big-columns';
import classes from './Shifts.module.css';

interface Context {
  readonly t: TFunction;
  readonly currency: Currency;
  /** The store's. */
  readonly zone: string | undefined;
}

export function shiftColumns({ t, currency, zone }: Context): BigColumn<ShiftRow>[] {
  const amount = (value: number | null) => (value === null ? '' : formatAmount(value, currency));
  return [
    {
      key: 'opened',
      title: t('till.shifts.opened'),
      width: 160,
      opens: true,
      render: ({ opened_at: at }) => `${formatDate(at, zone)} ${formatTime(at, zone)}`,
    },
    {
      key: 'closed',
      title: t('till.shifts.closed'),
      width: 150,
      render: ({ closed_at: at }) =>
        at === null ? <StatusTag kind="info" label={t('till.shifts.isOpen')} /> : formatTime(at, zone),
    },
    { key: 'register', title: t('till.shifts.register'), width: 130, render: ({ register_name: name }) => name },
    { key: 'cashier', title: t('till.shifts.cashier'), render: ({ cashier_name: name }) => name },
    {
      key: 'expected',
      title: t('till.shifts.expected'),
      width: 130,
      align: 'right',
      render: ({ expected }) => amount(expected),
    },
    {
      key: 'counted',
      title: t('till.shifts.counted'),
      width: 130,
      align: 'right',
      render: ({ counted }) => amount(counted),
    },
    {
      key: 'variance',
      title: t('till.shifts.variance'),
      width: 120,
      align: 'right',
      render: ({ expected, counted }) => {
        if (expected === null || counted === null) return '';
        return (
          <span className={classes['variance']} data-off={counted !== expected || undefined}>
            {formatSigned(counted - expected, currency)}
          </span>
        );
      },
    },
  ];
}
