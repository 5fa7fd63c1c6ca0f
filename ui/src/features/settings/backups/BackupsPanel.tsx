import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { OfficePanel } from '@/design/office/OfficePanel';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useShellAnswer } from '@/platform';
import classes from './Backups.module.css';
import { LastBackup } from './LastBackup';

/** Among the settings: when the last backup was made, and the way to the rest. */
export function BackupsPanel() {
  const { t } = useTranslation();
  const { data, error } = useShellAnswer('backup.list', {});
  return (
    <OfficePanel title={t('backups.title')}>
      <div className={classes['stack']}>
        {error && <ErrorStrip error={error} />}
        {data && (
          <div>
            <LastBackup newest={data[0]} />
          </div>
        )}
        <div>
          <Button component={Link} to="/settings/backups" variant="default" h={36}>
            {t('backups.panel.all')}
          </Button>
        </div>
      </div>
    </OfficePanel>
  );
}
