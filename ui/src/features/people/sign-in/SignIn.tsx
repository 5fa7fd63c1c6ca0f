import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownPerson } from '@/bindings/KnownPerson';
import { BrandScreen } from '@/design/brand/BrandScreen';
import { LanguageSelect } from '@/design/language/LanguageSelect';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import type { ErrorFacts } from '@/i18n';
import { PasswordStep, type PasswordEntry } from './PasswordStep';
import { PersonChoice } from './PersonChoice';
import { PinStep } from './PinStep';
import classes from './SignIn.module.css';

interface PinEntry {
  readonly user: string;
  readonly pin: string;
}

interface Props {
  /** Latest first. */
  readonly people: readonly KnownPerson[];
  readonly onPin: (entry: PinEntry) => void;
  readonly onPassword: (entry: PasswordEntry) => void;
  /** The secret is being checked. */
  readonly isChecking: boolean;
  /** Why the last attempt was refused. */
  readonly refusal: ErrorFacts | null;
  /** Another person is chosen: the refusal is not theirs. */
  readonly onForgetRefusal: () => void;
}

type Step = { readonly name: 'who' } | { readonly name: 'pin' | 'password'; readonly person: KnownPerson | null };

/** Also the lock screen (F12): who works here now. */
export function SignIn(props: Props) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>(
    props.people.length > 0 ? { name: 'who' } : { name: 'password', person: null },
  );
  const go = (next: Step) => {
    props.onForgetRefusal();
    setStep(next);
  };
  return (
    <BrandScreen promise={t('firstRun.promise')} text={t('signIn.promise')} foot={t('signIn.safe')}>
      <div className={classes['tools']}>
        <SchemeSwitch size={44} />
        <LanguageSelect />
      </div>
      {current()}
    </BrandScreen>
  );

  function current() {
    const { isChecking, refusal, people } = props;
    const back = people.length > 0 ? () => go({ name: 'who' }) : null;
    if (step.name === 'who') {
      return (
        <PersonChoice
          people={people}
          onChoose={(person) => go({ name: person.has_pin ? 'pin' : 'password', person })}
          onOther={() => go({ name: 'password', person: null })}
        />
      );
    }
    const { person } = step;
    if (step.name === 'pin' && person) {
      return (
        <PinStep
          person={person}
          isChecking={isChecking}
          refusal={refusal}
          onPin={(pin) => props.onPin({ user: person.user, pin })}
          onPassword={() => go({ name: 'password', person })}
          onBack={() => go({ name: 'who' })}
        />
      );
    }
    return (
      <PasswordStep
        person={person}
        isChecking={isChecking}
        refusal={refusal}
        onPassword={props.onPassword}
        onBack={back}
      />
    );
  }
}
