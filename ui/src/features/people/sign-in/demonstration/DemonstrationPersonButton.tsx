import { useTranslation } from 'react-i18next';
import type { DemonstrationPerson } from '@/bindings/DemonstrationPerson';
import type { KeyName } from '@/design/keys/key-name';
import { initialsOf } from '../initials';
import { PersonButton } from '../PersonButton';
import classes from './DemonstrationPersonButton.module.css';

interface Props {
  readonly person: DemonstrationPerson;
  readonly keyName: KeyName | null;
  readonly isFirst: boolean;
  readonly onPress: () => void;
}

const known = ['admin', 'manager', 'seller', 'cashier', 'stock_keeper'] as const;

export function DemonstrationPersonButton({ person, keyName, isFirst, onPress }: Props) {
  const { t } = useTranslation();
  const role = known.find((name) => name === person.role) ?? 'other';
  return (
    <PersonButton
      mark={initialsOf(person.name)}
      name={person.name}
      detail={
        <>
          {t(`demonstration.does.${role}`)}
          <span className={classes['secrets']}>
            {person.user_name} · {person.password} · {t('demonstration.pin', { pin: person.pin })}
          </span>
        </>
      }
      keyName={keyName}
      isFirst={isFirst}
      onPress={onPress}
    />
  );
}
