import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandScreen } from '@/design/brand/BrandScreen';
import { Key } from '@/design/keys/Key';
import { useCall } from '@/platform';
import form from './NewBusiness.module.css';
import classes from './RecoveryCode.module.css';
import { SaveRecoverySheet } from './SaveRecoverySheet';

interface Props {
  readonly code: string;
  readonly onReady: () => void;
}

/** Shown once, and never again: the first group typed back proves that it stands on paper. */
export function RecoveryCode({ code, onReady }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [isTried, setIsTried] = useState(false);
  // The sheet's file has done its work. What is left of it, if anything, goes at the next sign-out.
  const forget = useCall('device.forget_recovery_sheet');
  const groups = code.split('-');
  const isRight = typed.trim().toUpperCase() === groups[0];

  function send(event: SyntheticEvent) {
    event.preventDefault();
    setIsTried(true);
    if (!isRight) return;
    forget.mutate({});
    onReady();
  }

  return (
    <BrandScreen
      promise={t('newBusiness.recovery.promise')}
      text={t('newBusiness.recovery.why')}
      foot={t('newBusiness.recovery.once')}
    >
      <h1 className={form['title']}>{t('newBusiness.recovery.title')}</h1>
      <p className={form['note']}>{t('newBusiness.recovery.how')}</p>
      <div className={classes['code']} aria-label={t('newBusiness.recovery.label')} role="group">
        {groups.map((group, index) => (
          <code key={index}>{group}</code>
        ))}
      </div>
      <form onSubmit={send} className={form['form']}>
        <SaveRecoverySheet code={code} />
        <TextInput
          size="md"
          w={320}
          label={t('newBusiness.recovery.typeBack')}
          classNames={{ input: classes['typed'] ?? '' }}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={isTried && !isRight && t('newBusiness.recovery.wrong')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
        />
        <div className={form['acts']}>
          <Button type="submit" h={48} leftSection={<Key name="Enter" tone="on-fill" />}>
            {t('newBusiness.recovery.done')}
          </Button>
        </div>
      </form>
    </BrandScreen>
  );
}
