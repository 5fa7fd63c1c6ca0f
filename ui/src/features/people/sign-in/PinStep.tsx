import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KnownPerson } from '@/bindings/KnownPerson';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import type { ErrorFacts } from '@/i18n';
import { PinPad } from './PinPad';
import classes from './PinStep.module.css';
import { StepHeading } from '@/design/brand/StepHeading';

interface Props {
  readonly person: KnownPerson;
  readonly isChecking: boolean;
  readonly refusal: ErrorFacts | null;
  readonly onPin: (pin: string) => void;
  readonly onPassword: () => void;
  readonly onBack: () => void;
}

export function PinStep({ person, isChecking, refusal, onPin, onPassword, onBack }: Props) {
  const { t } = useTranslation();
  useKeys({ Escape: onBack, F3: onPassword });
  return (
    <>
      <StepHeading title={t('signIn.pin.title', { name: person.name })} text={t('signIn.pin.how')} />
      <div className={classes['step']}>
        {refusal && !isChecking && <ErrorStrip error={refusal} />}
        <PinPad isChecking={isChecking} isRefused={refusal !== null} onPin={onPin} />
        <div className={classes['ways']}>
          <Button variant="default" h={44} leftSection={<Key name="Escape" />} onClick={onBack}>
            {t('signIn.back')}
          </Button>
          <Button variant="default" h={44} leftSection={<Key name="F3" />} onClick={onPassword}>
            {t('signIn.pin.usePassword')}
          </Button>
        </div>
      </div>
    </>
  );
}
