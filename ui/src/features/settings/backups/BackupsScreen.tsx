import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { WrittenFile } from '@/design/files/WrittenFile';
import { ActButton } from '@/design/office/ActButton';
import { Office } from '@/design/office/Office';
import { OfficePage } from '@/design/office/OfficePanel';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { ForbiddenState } from '@/design/states/ForbiddenState';
import { NOT_YET, useAnswer, useCall, usePermissions, usePlace, useShellAnswer } from '@/platform';
import { BackupList } from './BackupList';
import classes from './Backups.module.css';
import { BackupState } from './BackupState';
import { HowToRestore } from './HowToRestore';
import { RecoverySheet } from './RecoverySheet';
import { RenewRecoveryCode } from './RenewRecoveryCode';

/** /settings/backups: the backups of this computer, the sheet that opens them, and how one comes back. */
export function BackupsScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isAllowed = usePermissions()('people.manage_backups');
  const isDemonstration = usePlace()?.demonstration ?? false;
  const holders = useAnswer('people.users', isAllowed ? NOT_YET : { who_may: 'people.manage_backups' });
  const list = useShellAnswer('backup.list', isAllowed ? {} : NOT_YET);
  const make = useCall('backup.make');
  return (
    <Office
      title={t('backups.title')}
      subtitle={t('backups.subtitle')}
      tools={
        <>
          <ActButton name="Escape" label={t('backups.back')} onAct={() => void navigate('/settings')} />
          {isAllowed && (
            <ActButton
              name="F9"
              variant="filled"
              label={make.isPending ? t('backups.making') : t('backups.make')}
              disabled={make.isPending}
              onAct={() => make.mutate({}, { onSuccess: () => void list.refetch() })}
            />
          )}
          <SchemeSwitch />
        </>
      }
    >
      {isAllowed ? (
        page()
      ) : (
        <ForbiddenState
          permission={t('permissions.people.manage_backups')}
          holders={(holders.data ?? []).map(({ name }) => name)}
        />
      )}
    </Office>
  );

  function page() {
    return (
      <OfficePage>
        <div className={classes['grid']}>
          <div className={classes['main']}>
            {make.error && <ErrorStrip error={make.error} />}
            {make.data && <WrittenFile label={t('backups.made', { bytes: make.data.bytes })} path={make.data.path} />}
            <BackupList list={list} isDemonstration={isDemonstration} />
          </div>
          <div className={classes['side']}>
            <BackupState backups={list.data} isDemonstration={isDemonstration} />
            <RecoverySheet isDemonstration={isDemonstration} />
            {!isDemonstration && <RenewRecoveryCode />}
            <HowToRestore isDemonstration={isDemonstration} />
          </div>
        </div>
      </OfficePage>
    );
  }
}
