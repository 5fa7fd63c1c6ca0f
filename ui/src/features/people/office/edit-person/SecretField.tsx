import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import type { ErrorFacts } from '@/i18n';
import classes from './sections.module.css';

interface Props {
  readonly label: string;
  readonly rule: string;
  readonly isValid: (text: string) => boolean;
  readonly isDone: boolean;
  readonly error: ErrorFacts | null;
  readonly onSet: (text: string, done: () => void) => void;
}

/** A secret that is set at once, apart from the form around it. */
export function SecretField({ label, rule, isValid, isDone, error, onSet }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <>
      {error && <ErrorStrip error={error} />}
      <div className={classes['secret']}>
        <PasswordInput
          label={label}
          description={
            isDone && text === '' ? <span className={classes['done']}>{t('peopleOffice.secretSet')}</span> : rule
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.password.show') }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          variant="default"
          h={36}
          data-set
          disabled={!isValid(text)}
          onClick={() => onSet(text, () => setText(''))}
        >
          {t('peopleOffice.set')}
        </Button>
      </div>
    </>
  );
}
