import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DemonstrationPerson } from '@/bindings/DemonstrationPerson';
import { BrandScreen } from '@/design/brand/BrandScreen';
import type { KeyName } from '@/design/keys/key-name';
import { useKeys } from '@/design/keys/use-keys';
import { LanguageSelect } from '@/design/language/LanguageSelect';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import type { ErrorFacts } from '@/i18n';
import { StepHeading } from '@/design/brand/StepHeading';
import screen from '../SignIn.module.css';
import classes from './DemonstrationChoice.module.css';
import { DemonstrationPersonButton } from './DemonstrationPersonButton';
import { peopleHere } from './people-here';

interface Props {
  readonly people: readonly DemonstrationPerson[];
  readonly isChecking: boolean;
  readonly refusal: ErrorFacts | null;
  readonly onChoose: (person: DemonstrationPerson) => void;
  /** As in a real business: name, then code or password. */
  readonly onAsUsual: () => void;
}

const KEYED_MAX = 9;

/** The demonstration hides no password: one key signs in, the first one as the seller. */
export function DemonstrationChoice({ people, isChecking, refusal, onChoose, onAsUsual }: Props) {
  const { t } = useTranslation();
  const here = peopleHere(people);
  const choose = (person: DemonstrationPerson) => {
    if (!isChecking) onChoose(person);
  };
  const keyed = here.slice(0, KEYED_MAX).map((person, index) => [String(index + 1), () => choose(person)] as const);
  useKeys({ ...Object.fromEntries(keyed), '0': onAsUsual });
  return (
    <BrandScreen promise={t('firstRun.promise')} text={t('demonstration.story')} foot={t('demonstration.fictitious')}>
      <div className={screen['tools']}>
        <SchemeSwitch size={44} />
        <LanguageSelect />
      </div>
      <StepHeading title={t('demonstration.title')} text={t('demonstration.how')} />
      {refusal && !isChecking && <ErrorStrip error={refusal} />}
      <ul className={classes['people']}>
        {here.map((person, index) => (
          <li key={person.user_name}>
            <DemonstrationPersonButton
              person={person}
              keyName={index < KEYED_MAX ? (String(index + 1) as KeyName) : null}
              isFirst={index === 0}
              onPress={() => choose(person)}
            />
          </li>
        ))}
      </ul>
      <Anchor component="button" type="button" className={classes['usual'] ?? ''} onClick={onAsUsual}>
        {t('demonstration.asUsual')}
      </Anchor>
    </BrandScreen>
  );
}
