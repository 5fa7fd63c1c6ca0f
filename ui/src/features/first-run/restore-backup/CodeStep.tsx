import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '@/design/keys/Key';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import type { ErrorFacts } from '@/i18n';
import form from '../new-business/NewBusiness.module.css';
import classes from './RestoreBackup.module.css';

interface Props {
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly isChecking: boolean;
  readonly error: ErrorFacts | null;
  readonly onCheck: () => void;
  readonly onBack: () => void;
}

/** The code opens the backup beside everything: it is verified whole, and nothing is changed. */
export function CodeStep({ code, onCode, isChecking, error, onCheck, onBack }: Props) {
  const { t } = useTranslation();
  const [isTried, setIsTried] = useState(false);

  function send(event: SyntheticEvent) {
    event.preventDefault();
    setIsTried(true);
    if (code.trim() !== '' && !isChecking) onCheck();
  }

  return (
    <>
      <h1 className={form['title']}>{t('restore.code.title')}</h1>
      <form onSubmit={send} className={form['form']} noValidate>
        {error && !isChecking && <ErrorStrip error={error} />}
        <TextInput
          size="md"
          label={t('restore.code.label')}
          description={t('restore.code.how')}
          classNames={{ input: classes['code'] ?? '' }}
          value={code}
          onChange={(event) => onCode(event.currentTarget.value)}
          error={isTried && code.trim() === '' && t('restore.code.missing')}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="characters"
          readOnly={isChecking}
          autoFocus
        />
        {isChecking && (
          <p className={form['note']} role="status">
            {t('restore.code.checking')}
          </p>
        )}
        <div className={form['acts']}>
          <Button type="submit" h={48} disabled={isChecking} leftSection={<Key name="Enter" tone="on-fill" />}>
            {t('restore.code.check')}
          </Button>
          <Button variant="default" h={48} disabled={isChecking} leftSection={<Key name="Escape" />} onClick={onBack}>
            {t('signIn.back')}
          </Button>
        </div>
      </form>
    </>
  );
}
