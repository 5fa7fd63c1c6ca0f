import { Button, Stepper } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandScreen } from '@/design/brand/BrandScreen';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { currentLanguage } from '@/i18n';
import { useCall } from '@/platform';
import { businessOf } from './business-form';
import { BusinessStep } from './BusinessStep';
import classes from './NewBusiness.module.css';
import { PassphraseStep } from './PassphraseStep';
import { PersonStep } from './PersonStep';
import { RecoveryCode } from './RecoveryCode';
import { StoreStep } from './StoreStep';
import { useBusinessForm, type StepName } from './use-business-form';

interface Props {
  readonly onBack: () => void;
  readonly onReady: () => void;
}

const PASSPHRASE_NEEDED = 'device.passphrase_needed';

/** The second door: three short steps, a fourth where the computer has no keyring, then the recovery code. */
export function NewBusiness({ onBack, onReady }: Props) {
  const { t } = useTranslation();
  const { form, isDone } = useBusinessForm();
  const [steps, setSteps] = useState<readonly StepName[]>(['business', 'store', 'person']);
  const [at, setAt] = useState(0);
  const create = useCall('device.create_business');
  const step = steps[at] ?? 'business';
  const isLast = at === steps.length - 1;
  const back = () => (at === 0 ? onBack() : setAt(at - 1));
  useKeys(create.isPending || create.data ? {} : { Escape: back });

  function send(event: SyntheticEvent) {
    event.preventDefault();
    if (create.isPending || !isDone(step)) return;
    if (!isLast) setAt(at + 1);
    else create.mutate(businessOf(form.values, currentLanguage()), { onError: ({ code }) => turnTo(code) });
  }

  /** A refusal names what is wrong: the step that asks it opens again. */
  function turnTo(code: string) {
    if (code === PASSPHRASE_NEEDED && !steps.includes('passphrase')) {
      setSteps([...steps, 'passphrase']);
      setAt(steps.length);
    } else if (code === 'people.code_invalid' || code === 'people.rate_invalid') setAt(1);
    else if (code === 'people.pin_invalid' || code === 'people.password_too_short') setAt(2);
  }

  if (create.data) return <RecoveryCode code={create.data.recovery_code} onReady={onReady} />;
  const refusal = create.error?.code === PASSPHRASE_NEEDED ? null : create.error;
  return (
    <BrandScreen promise={t('newBusiness.promise')} text={t(`newBusiness.${step}.why`)} foot={t('firstRun.noAccount')}>
      <Stepper
        active={at}
        allowNextStepsSelect={false}
        size="sm"
        className={classes['steps'] ?? ''}
        onStepClick={setAt}
      >
        {steps.map((name) => (
          <Stepper.Step key={name} label={t(`newBusiness.${name}.label`)} />
        ))}
      </Stepper>
      <h1 className={classes['title']}>{t(`newBusiness.${step}.title`)}</h1>
      <form onSubmit={send} className={classes['form']} noValidate>
        {refusal && !create.isPending && <ErrorStrip error={refusal} />}
        {step === 'business' && <BusinessStep form={form} />}
        {step === 'store' && <StoreStep form={form} />}
        {step === 'person' && <PersonStep form={form} />}
        {step === 'passphrase' && <PassphraseStep form={form} />}
        <div className={classes['acts']}>
          <Button type="submit" h={48} leftSection={<Key name="Enter" tone="on-fill" />}>
            {verb()}
          </Button>
          <Button variant="default" h={48} leftSection={<Key name="Escape" />} onClick={back}>
            {t('signIn.back')}
          </Button>
        </div>
      </form>
    </BrandScreen>
  );

  function verb() {
    if (create.isPending) return t('newBusiness.creating');
    return isLast ? t('newBusiness.create', { name: form.values.business.trim() }) : t('newBusiness.next');
  }
}
