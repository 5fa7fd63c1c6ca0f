import { useTranslation } from 'react-i18next';
import type { BackupSummary } from '@/bindings/BackupSummary';
import { useNow } from '@/design/clock/use-now';
import { formatElapsed } from '@/design/format/dates';
import { StatusTag } from '@/design/status/StatusTag';
import { isOld } from './backup-age';

interface Props {
  readonly newest: BackupSummary | undefined;
}

/** How long ago the last one was made, and whether that is too long. */
export function LastBackup({ newest }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  if (!newest) return <StatusTag kind="attention" label={t('backups.state.none')} />;
  const isNew = now - newest.created_at < 60_000;
  const age = formatElapsed(now - newest.created_at, t('till.dayLetter'));
  return isOld(newest.created_at, now) ? (
    <StatusTag kind="late" label={t('backups.state.old', { age })} />
  ) : (
    <StatusTag kind="done" label={isNew ? t('backups.state.now') : t('backups.state.fresh', { age })} />
  );
}
