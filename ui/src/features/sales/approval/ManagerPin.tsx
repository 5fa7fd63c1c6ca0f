import { PasswordInput, Radio, Stack } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval } from '@/bindings/Approval';
import type { Permission } from '@/bindings/Permission';
import { digitOf } from '@/design/keys/key-name';
import { useKeys } from '@/design/keys/use-keys';
import { DialogActs } from '@/design/station/DialogActs';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import type { ErrorFacts } from '@/i18n';
import { useAnswer } from '@/platform';
import classes from './ManagerPin.module.css';

interface Props {
  /** What the manager must be allowed to do. */
  readonly permission: Permission;
  /** What is asked of them: « accorder 15 % de remise sur … ». */
  readonly sentence: string;
  /** The button repeats the verb and the amount. */
  readonly verb: string;
  /** Why the last code was refused; the refusal that led here is the sentence. */
  readonly refusal: ErrorFacts | null;
  readonly isChecking: boolean;
  readonly onApprove: (approval: Approval) => void;
  readonly onBack: () => void;
}

/** A manager walks over and types a code: nobody signs out, nothing that was typed is lost. */
export function ManagerPin({ permission, sentence, verb, refusal, isChecking, onApprove, onBack }: Props) {
  const { t } = useTranslation();
  const managers = useAnswer('people.users', { who_may: permission }).data ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const user = chosen ?? managers[0]?.user ?? null;
  useKeys({ Escape: onBack }, 'dialog');

  function send(event: SyntheticEvent) {
    event.preventDefault();
    if (isChecking || user === null || pin.length < 4) return;
    onApprove({ user, pin });
    // A refused code is typed again from the start.
    setPin('');
  }

  return (
    <form onSubmit={send} className={classes['form']} aria-label={t('approval.title')}>
      <p className={classes['sentence']}>{sentence}</p>
      {refusal && !isChecking && <ErrorStrip error={refusal} />}
      <Radio.Group label={t('approval.who')} value={user} onChange={setChosen}>
        <Stack gap={6}>
          {managers.map((manager) => (
            <Radio.Card key={manager.user} value={manager.user} className={classes['manager'] ?? ''}>
              <Radio.Indicator />
              <span>{manager.name}</span>
            </Radio.Card>
          ))}
        </Stack>
      </Radio.Group>
      <PasswordInput
        size="md"
        label={t('approval.pin')}
        value={pin}
        onChange={(event) => setPin(event.currentTarget.value.replace(/\D/g, '').slice(0, 8))}
        onKeyDown={(event) => {
          // On AZERTY the digits are shifted: the position counts.
          const digit = event.ctrlKey || event.altKey || event.metaKey ? null : digitOf(event);
          if (digit === null || /^\d$/.test(event.key)) return;
          event.preventDefault();
          setPin((typed) => `${typed}${digit}`.slice(0, 8));
        }}
        inputMode="numeric"
        autoComplete="off"
        data-autofocus
        autoFocus
      />
      <DialogActs
        main={{ key: 'Enter', label: isChecking ? t('signIn.checking') : verb }}
        cancel={t('signIn.back')}
        onCancel={onBack}
      />
    </form>
  );
}
