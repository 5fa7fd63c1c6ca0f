import { IconUserQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { KnownPerson } from '@/bindings/KnownPerson';
import type { KeyBindings } from '@/design/keys/key-layers';
import type { KeyName } from '@/design/keys/key-name';
import { useKeys } from '@/design/keys/use-keys';
import { initialsOf } from './initials';
import { PersonButton } from './PersonButton';
import classes from './PersonChoice.module.css';
import { StepHeading } from '@/design/brand/StepHeading';

interface Props {
  readonly people: readonly KnownPerson[];
  readonly onChoose: (person: KnownPerson) => void;
  readonly onOther: () => void;
}

/** As many as there are digits; the others are a press away. */
const KEYED_MAX = 9;

export function PersonChoice({ people, onChoose, onOther }: Props) {
  const { t } = useTranslation();
  useKeys(bindings(people, onChoose, onOther));
  return (
    <>
      <StepHeading title={t('signIn.who.title')} text={t('signIn.who.how')} />
      <ul className={classes['people']}>
        {people.map((person, index) => (
          <li key={person.user}>
            <PersonButton
              mark={initialsOf(person.name)}
              name={person.name}
              detail={t(person.has_pin ? 'signIn.who.withPin' : 'signIn.who.withPassword')}
              keyName={index < KEYED_MAX ? (String(index + 1) as KeyName) : null}
              isFirst={index === 0}
              onPress={() => onChoose(person)}
            />
          </li>
        ))}
        <li>
          <PersonButton
            mark={<IconUserQuestion size={22} stroke={1.75} aria-hidden />}
            name={t('signIn.who.other')}
            detail={t('signIn.who.otherHow')}
            keyName="0"
            onPress={onOther}
          />
        </li>
      </ul>
    </>
  );
}

function bindings(
  people: readonly KnownPerson[],
  choose: (person: KnownPerson) => void,
  other: () => void,
): KeyBindings {
  const keyed = people.slice(0, KEYED_MAX).map((person, index) => [String(index + 1), () => choose(person)] as const);
  return { ...Object.fromEntries(keyed), '0': other };
}
