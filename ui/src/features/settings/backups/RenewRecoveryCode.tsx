import { Button, PasswordInput, SegmentedControl } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proof } from '@/bindings/Proof';
import { OfficePanel } from '@/design/office/OfficePanel';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { currentLanguage } from '@/i18n';
import { useCall } from '@/platform';
import classes from './Backups.module.css';
import { NewRecoveryCode } from './NewRecoveryCode';

type Means = Proof['means'];

/** For a sheet that was lost, or that somebody has seen. Whoever asks proves again who they are. */
export function RenewRecoveryCode() {
  const { t } = useTranslation();
  const [means, setMeans] = useState<Means>('password');
  const [secret, setSecret] = useState('');
  const renew = useCall('device.renew_recovery_code');

  function send(event: SyntheticEvent) {
    event.preventDefault();
    if (secret === '' || renew.isPending) return;
    const proof: Proof = means === 'pin' ? { means, pin: secret } : { means, password: secret };
    renew.mutate({ proof, language: currentLanguage() }, { onSettled: () => setSecret('') });
  }

  return (
    <OfficePanel title={t('backups.renew.title')}>
      {renew.data ? (
        <NewRecoveryCode renewed={renew.data} onDone={() => renew.reset()} />
      ) : (
        <form className={classes['stack']} onSubmit={send} noValidate>
          <p>{t('backups.renew.how')}</p>
          <p>{t('backups.renew.earlier')}</p>
          <SegmentedControl
            aria-label={t('backups.renew.means')}
            data={(['password', 'pin'] as const).map((value) => ({ value, label: t(`backups.renew.by.${value}`) }))}
            value={means}
            onChange={(chosen) => setMeans(chosen)}
          />
          <PasswordInput
            label={t(`backups.renew.by.${means}`)}
            autoComplete={means === 'pin' ? 'off' : 'current-password'}
            inputMode={means === 'pin' ? 'numeric' : 'text'}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.password.show') }}
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
          />
          {renew.error && <ErrorStrip error={renew.error} />}
          <Button type="submit" variant="default" h={36} disabled={secret === '' || renew.isPending}>
            {t(renew.isPending ? 'backups.renew.making' : 'backups.renew.make')}
          </Button>
        </form>
      )}
    </OfficePanel>
  );
}
