import { Button, Divider, PasswordInput, Stack } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useExecute } from '@/platform';
import classes from '../settings.module.css';

export function OwnPin({ user }: { readonly user: string }) {
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  const set = useExecute('people.set_pin');
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    set.mutate({ user, pin }, { onSuccess: () => setPin('') });
  };
  return (
    <form onSubmit={save}>
      <Divider my={16} />
      <Stack gap={12}>
        <PasswordInput
          label={t('settings.access.pin')}
          description={t('settings.access.pinRule')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          visibilityToggleButtonProps={{ 'aria-label': t('settings.access.showPin') }}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value.replace(/\D/g, ''))}
        />
        {set.error && <ErrorStrip error={set.error} />}
        <div className={classes['acts']}>
          <Button type="submit" variant="default" h={36} disabled={pin.length < 4}>
            {t('settings.access.setPin')}
          </Button>
          {set.isSuccess && pin === '' && (
            <p className={classes['done']} role="status">
              {t('settings.access.pinSet')}
            </p>
          )}
        </div>
      </Stack>
    </form>
  );
}
