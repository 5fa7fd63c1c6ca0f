import { Stepper } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupSummary } from '@/bindings/BackupSummary';
import { BrandPanel } from '@/design/brand/BrandPanel';
import { useKeys } from '@/design/keys/use-keys';
import { useCall } from '@/platform';
import screen from '../FirstRun.module.css';
import form from '../new-business/NewBusiness.module.css';
import { ChooseStep } from './ChooseStep';
import { CodeStep } from './CodeStep';
import { ConfirmStep } from './ConfirmStep';
import { Restored } from './Restored';

interface Props {
  readonly onBack: () => void;
  readonly onReady: () => void;
}

const steps = ['choose', 'code', 'confirm'] as const;

/** A business comes back on a new or repaired computer: which backup, the code of the sheet, and what will happen. */
export function RestoreBackup({ onBack, onReady }: Props) {
  const { t } = useTranslation();
  const [backup, setBackup] = useState<BackupSummary | null>(null);
  const [code, setCode] = useState('');
  const check = useCall('backup.restore');
  const restore = useCall('backup.restore');
  const step = backup === null ? 'choose' : check.data ? 'confirm' : 'code';

  function back() {
    restore.reset();
    if (step === 'confirm') check.reset();
    else if (step === 'code') {
      check.reset();
      setBackup(null);
    } else onBack();
  }
  const isBusy = check.isPending || restore.isPending || restore.isSuccess;
  useKeys(isBusy ? {} : { Escape: back });

  return (
    <div className={screen['screen']}>
      <BrandPanel foot={<span>{t('firstRun.noAccount')}</span>}>
        <h2>{t('restore.promise')}</h2>
        <p>{t('restore.why')}</p>
      </BrandPanel>
      <main className={screen['choice']}>
        {restore.data ? <Restored answer={restore.data} onReady={onReady} /> : flow()}
      </main>
    </div>
  );

  function flow() {
    return (
      <>
        <Stepper active={steps.indexOf(step)} size="sm" className={form['steps'] ?? ''}>
          {steps.map((name) => (
            <Stepper.Step key={name} label={t(`restore.steps.${name}`)} allowStepSelect={false} />
          ))}
        </Stepper>
        {stepBody()}
      </>
    );
  }

  function stepBody() {
    if (backup === null) return <ChooseStep onChoose={setBackup} onBack={back} />;
    if (!check.data) {
      return (
        <CodeStep
          code={code}
          onCode={setCode}
          isChecking={check.isPending}
          error={check.error}
          onCheck={() => check.mutate({ path: backup.path, code, dry_run: true })}
          onBack={back}
        />
      );
    }
    return (
      <ConfirmStep
        report={check.data}
        isRestoring={restore.isPending}
        error={restore.error}
        onRestore={(passphrase) =>
          restore.mutate({ path: backup.path, code, ...(passphrase === '' ? {} : { passphrase }) })
        }
        onBack={back}
      />
    );
  }
}
