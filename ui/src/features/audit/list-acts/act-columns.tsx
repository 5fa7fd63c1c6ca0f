import type { TFunction } from 'i18next';
import type { AuditRow } from '@/bindings/AuditRow';
import { formatDateTime } from '@/design/format/dates';
import type { BigColumn } from '@/design/table/big-columns';
import classes from './act-columns.module.css';
import { actSentence } from './act-sentence';
import { ActIcon } from './ActIcon';

export function actColumns(t: TFunction): BigColumn<AuditRow>[] {
  return [
    {
      key: 'at',
      title: t('audit.column.at'),
      width: 156,
      render: ({ occurred_at: at }) => <span className="num">{formatDateTime(at)}</span>,
    },
    {
      key: 'actor',
      title: t('audit.column.actor'),
      width: 210,
      render: ({ actor_name: name }) => (
        <b className={classes['actor']}>{name === '' ? t('audit.unknownActor') : name}</b>
      ),
    },
    {
      key: 'act',
      title: t('audit.column.act'),
      render: (row) => (
        <span className={classes['act']}>
          <ActIcon kind={row.kind} />
          {actSentence(t, row)}
          {row.recorded_at !== null && (
            <span className={classes['entered']}>{t('audit.enteredAt', { at: formatDateTime(row.recorded_at) })}</span>
          )}
        </span>
      ),
    },
    {
      key: 'device',
      title: t('audit.column.device'),
      width: 110,
      render: ({ device }) => (
        <span className={classes['device']} title={device}>
          {device.slice(0, 8)}
        </span>
      ),
    },
  ];
}
