import { useTranslation } from 'react-i18next';
import type { BackupSummary } from '@/bindings/BackupSummary';
import { OfficePanel } from '@/design/office/OfficePanel';
import classes from './Backups.module.css';
import { folderOf } from './folder-of';
import { LastBackup } from './LastBackup';

interface Props {
  readonly backups: readonly BackupSummary[] | undefined;
  readonly isDemonstration: boolean;
}

/** Whether one can be calm, and the one thing that Comptoir cannot do alone: carry a copy elsewhere. */
export function BackupState({ backups, isDemonstration }: Props) {
  const { t } = useTranslation();
  const newest = backups?.[0];
  return (
    <OfficePanel title={t('backups.state.title')}>
      <div className={classes['stack']}>
        {backups && (
          <div>
            <LastBackup newest={newest} />
          </div>
        )}
        <p>{t(isDemonstration ? 'backups.state.dailyDemonstration' : 'backups.state.daily')}</p>
        {!isDemonstration && <p>{t('backups.state.away')}</p>}
        {newest && (
          <p>
            {t('backups.state.folder')} <code>{folderOf(newest.path)}</code>
          </p>
        )}
      </div>
    </OfficePanel>
  );
}
