import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BackupSummary } from '@/bindings/BackupSummary';
import { formatDate, formatTime } from '@/design/format/dates';
import { StatusTag } from '@/design/status/StatusTag';
import classes from './RestoreBackup.module.css';

interface Props {
  readonly backup: BackupSummary;
}

/** What a backup says of itself, to be recognised by. */
export function BackupCard({ backup }: Props) {
  const { t } = useTranslation();
  const { created_at, events, bytes } = backup;
  return (
    <Radio.Card value={backup.path} disabled={!backup.has_recovery} className={classes['backup'] ?? ''}>
      <Radio.Indicator />
      <span className={classes['words']}>
        <span className={classes['name']}>{backup.organisation_name}</span>
        <span className={classes['facts']}>
          {t('restore.choose.made', { date: formatDate(created_at), time: formatTime(created_at) })}
          {', '}
          {t('restore.choose.contents', { events, bytes })}
        </span>
      </span>
      {backup.demonstration && <StatusTag kind="info" label={t('restore.choose.demonstration')} />}
      {!backup.has_recovery && <StatusTag kind="taken" label={t('restore.choose.sealed')} />}
    </Radio.Card>
  );
}
