import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownPerson } from '@/bindings/KnownPerson';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import type { ErrorFacts } from '@/i18n';
import classes from './PasswordStep.module.css';
import { loginOf } from './remembered-logins';
import { StepHeading } from '@/design/brand/StepHeading';

export interface PasswordEntry {
  readonly userName: string;
  readonly password: string;
}

interface Props {
  /** Null when it is somebody this device does not know. */
  readonly person: KnownPerson | null;
  readonly isChecking: boolean;
  readonly refusal: ErrorFacts | null;
  readonly onPassword: (entry: PasswordEntry) => void;
  /** Null when there is nobody to choose from. */
  readonly onBack: (() => void) | null;
}

export function PasswordStep({ person, isChecking, refusal, onPassword, onBack }: Props) {
  const { t } = useTranslation();
  const [hasCapsLock, setHasCapsLock] = useState(false);
  const login = person ? loginOf(person.user) : '';
  const form = useForm({
    initialValues: { userName: login, password: '' },
    validate: {
      userName: (name) => (name.trim() === '' ? t('signIn.password.userNameMissing') : null),
      password: (password) => (password === '' ? t('signIn.password.missing') : null),
    },
  });
  useKeys(onBack ? { Escape: onBack } : {});
  const title = person ? t('signIn.pin.title', { name: person.name }) : t('signIn.password.title');
  return (
    <>
      <StepHeading title={title} text={t('signIn.password.how')} />
      <form
        className={classes['form']}
        onSubmit={form.onSubmit(({ userName, password }) => {
          if (!isChecking) onPassword({ userName: userName.trim(), password });
        })}
        onKeyUp={(event: KeyboardEvent) => setHasCapsLock(event.getModifierState('CapsLock'))}
      >
        {refusal && !isChecking && <ErrorStrip error={refusal} />}
        <TextInput
          size="md"
          label={t('signIn.password.userName')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={login === ''}
          {...form.getInputProps('userName')}
        />
        <PasswordInput
          size="md"
          label={t('signIn.password.password')}
          description={hasCapsLock ? t('signIn.password.capsLock') : undefined}
          autoComplete="current-password"
          autoFocus={login !== ''}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.password.show') }}
          {...form.getInputProps('password')}
        />
        <div className={classes['acts']}>
          <Button type="submit" h={48} leftSection={<Key name="Enter" tone="on-fill" />}>
            {isChecking ? t('signIn.checking') : t('signIn.password.enter')}
          </Button>
          {onBack && (
            <Button variant="default" h={48} leftSection={<Key name="Escape" />} onClick={onBack}>
              {t('signIn.back')}
            </Button>
          )}
        </div>
      </form>
    </>
  );
}
