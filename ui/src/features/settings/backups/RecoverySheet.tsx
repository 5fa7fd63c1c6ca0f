import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { OfficePanel } from '@/design/office/OfficePanel';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { currentLanguage } from '@/i18n';
import { useCall } from '@/platform';
import classes from './Backups.module.css';
import { PrintedSheet } from './PrintedSheet';

interface Props {
  readonly isDemonstration: boolean;
}

/** Comptoir does not keep the code: who holds the sheet types it, learns that it is right, and gets a fresh sheet. */
export function RecoverySheet({ isDemonstration }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [isTried, setIsTried] = useState(false);
  const sheet = useCall('device.recovery_sheet');

  function send(event: SyntheticEvent) {
    event.preventDefault();
    setIsTried(true);
    if (code.trim() === '' || sheet.isPending) return;
    sheet.mutate({ code, language: currentLanguage() }, { onSuccess: () => setCode('') });
    setIsTried(false);
  }

  return (
    <OfficePanel title={t('backups.sheet.title')}>
      {isDemonstration ? (
        <div className={classes['stack']}>
          <p>{t('backups.sheet.demonstration')}</p>
        </div>
      ) : (
        <form className={classes['stack']} onSubmit={send} noValidate>
          <p>{t('backups.sheet.how')}</p>
          <TextInput
            label={t('backups.sheet.label')}
            className={classes['code'] ?? ''}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            error={isTried && code.trim() === '' && t('backups.sheet.missing')}
            spellCheck={false}
            autoComplete="off"
          />
          {sheet.error && <ErrorStrip error={sheet.error} />}
          {sheet.data && (
            <PrintedSheet label={t('backups.sheet.saved')} path={sheet.data.path} onPrinted={() => sheet.reset()} />
          )}
          <Button type="submit" variant="default" h={36} disabled={sheet.isPending}>
            {sheet.isPending ? t('backups.sheet.checking') : t('backups.sheet.check')}
          </Button>
        </form>
      )}
    </OfficePanel>
  );
}
