import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BackupSummary } from '@/bindings/BackupSummary';
import { useNow } from '@/design/clock/use-now';
import { formatDateTime, formatElapsed } from '@/design/format/dates';
import { groupThousands } from '@/design/format/spaces';
import { ListBody } from '@/design/office/ListBody';
import { EmptyState } from '@/design/states/EmptyState';
import { StatusTag } from '@/design/status/StatusTag';
import { usePlace, type PlatformError } from '@/platform';
import classes from './Backups.module.css';
import { CopyPath } from './CopyPath';

interface Props {
  readonly list: {
    readonly data: readonly BackupSummary[] | undefined;
    readonly error: PlatformError | null;
    readonly refetch: () => unknown;
  };
  readonly isDemonstration: boolean;
}

/** The newest first. */
export function BackupList({ list, isDemonstration }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = usePlace()?.store_fields.zone;
  return (
    <ListBody
      isPending={list.data === undefined}
      error={list.error}
      onRetry={() => void list.refetch()}
      isEmpty={list.data?.length === 0}
      empty={<EmptyState sentence={t(isDemonstration ? 'backups.emptyDemonstration' : 'backups.empty')} />}
      rowHeight={40}
    >
      {/* It scrolls and holds nothing else to stop at: the keyboard must reach it. */}
      <div className={classes['scroll']} role="region" aria-label={t('backups.title')} tabIndex={0}>
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('backups.column.made')}</Table.Th>
              <Table.Th>{t('backups.column.age')}</Table.Th>
              <Table.Th>{t('backups.column.last')}</Table.Th>
              <Table.Th ta="right">{t('backups.column.events')}</Table.Th>
              <Table.Th ta="right">{t('backups.column.size')}</Table.Th>
              <Table.Th>{t('backups.column.sheet')}</Table.Th>
              <Table.Th w={52} aria-label={t('writtenFile.copy')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{list.data?.map(row)}</Table.Tbody>
        </Table>
      </div>
    </ListBody>
  );

  function row(backup: BackupSummary) {
    return (
      <Table.Tr key={backup.path}>
        <Table.Td fw={600}>{formatDateTime(backup.created_at, zone)}</Table.Td>
        <Table.Td>{formatElapsed(now - backup.created_at, t('till.dayLetter'))}</Table.Td>
        <Table.Td>{backup.last_event_at === null ? '' : formatDateTime(backup.last_event_at, zone)}</Table.Td>
        <Table.Td className={classes['number'] ?? ''}>{groupThousands(String(backup.events))}</Table.Td>
        <Table.Td className={classes['number'] ?? ''}>{t('backups.size', { bytes: backup.bytes })}</Table.Td>
        <Table.Td>
          <StatusTag
            kind={backup.has_recovery ? 'done' : 'taken'}
            label={t(backup.has_recovery ? 'backups.opens' : 'backups.sealed')}
          />
        </Table.Td>
        <Table.Td>
          <CopyPath path={backup.path} label={t('backups.copyOf', { made: formatDateTime(backup.created_at, zone) })} />
        </Table.Td>
      </Table.Tr>
    );
  }
}
