import { Stepper } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupSummary } from '@/bindings/BackupSummary';
import { BrandScreen } from '@/design/brand/BrandScreen';
import { useKeys } from '@/design/keys/use-keys';
import { useCall } from '@/platform';
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
    <BrandScreen promise={t('restore.promise')} text={t('restore.why')} foot={t('firstRun.noAccount')}>
      {restore.data ? <Restored answer={restore.data} onReady={onReady} /> : flow()}
    </BrandScreen>
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
