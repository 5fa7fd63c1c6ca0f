import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecoveryCodeRenewed } from '@/bindings/RecoveryCodeRenewed';
import classes from './Backups.module.css';
import { PrintedSheet } from './PrintedSheet';

interface Props {
  readonly renewed: RecoveryCodeRenewed;
  readonly onDone: () => void;
}

/** The code, shown this once. */
export function NewRecoveryCode({ renewed, onDone }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['stack']}>
      <p>{t('backups.renew.once')}</p>
      <p role="group" aria-label={t('newBusiness.recovery.label')}>
        <code>{renewed.recovery_code}</code>
      </p>
      <p>{t(renewed.backup === null ? 'backups.renew.noBackup' : 'backups.renew.backedUp')}</p>
      {renewed.sheet ? (
        <PrintedSheet label={t('backups.renew.sheet')} path={renewed.sheet.path} onPrinted={onDone} />
      ) : (
        <Button variant="default" h={36} onClick={onDone}>
          {t('backups.renew.copied')}
        </Button>
      )}
    </div>
  );
}
