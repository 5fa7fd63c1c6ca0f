import type { TFunction } from 'i18next';
import type { DeviceRow } from '@/bindings/DeviceRow';
import type { StoreRow } from '@/bindings/StoreRow';
import { formatDate } from '@/design/format/dates';
import { StatusTag } from '@/design/status/StatusTag';
import type { BigColumn } from '@/design/table/big-columns';
import { isRecentCopy } from '../copied/is-recent-copy';
import classes from '../devices.module.css';
import { standsWords } from './place-words';

interface Context {
  readonly t: TFunction;
  readonly stores: readonly StoreRow[];
  readonly zone: string | undefined;
  readonly now: number;
}

export function deviceColumns({ t, stores, zone, now }: Context): BigColumn<DeviceRow>[] {
  return [
    {
      key: 'name',
      title: t('devices.column.name'),
      opens: true,
      render: (row) => (isRecentCopy(row, now) ? copiedCell(row) : nameCell(row)),
    },
    { key: 'class', title: t('devices.column.class'), width: 170, render: (row) => t(`devices.class.${row.class}`) },
    { key: 'store', title: t('devices.column.store'), width: 210, render: (row) => standsWords(t, row, stores) },
    {
      key: 'fingerprint',
      title: t('devices.column.fingerprint'),
      width: 210,
      render: ({ fingerprint }) => <span className={classes['print']}>{fingerprint}</span>,
    },
    {
      key: 'since',
      title: t('devices.column.since'),
      width: 110,
      render: ({ enrolled_at: at }) => (at === null ? '' : <span className="num">{formatDate(at, zone)}</span>),
    },
    { key: 'state', title: t('devices.column.state'), width: 130, render: (row) => state(row) },
  ];

  function nameCell({ name, is_revoked: isRevoked }: DeviceRow) {
    return (
      <span className={classes['name']} data-revoked={isRevoked || undefined}>
        {name}
      </span>
    );
  }

  function copiedCell(row: DeviceRow) {
    return (
      <span className={classes['named']}>
        {nameCell(row)}
        <StatusTag kind="attention" label={t('devices.copied.tag')} />
      </span>
    );
  }

  function state({ is_here: isHere, is_revoked: isRevoked }: DeviceRow) {
    if (isRevoked) return <StatusTag kind="taken" label={t('devices.revoked')} />;
    if (isHere) return <StatusTag kind="info" label={t('devices.here')} />;
    return <StatusTag kind="done" label={t('devices.admitted')} />;
  }
}
