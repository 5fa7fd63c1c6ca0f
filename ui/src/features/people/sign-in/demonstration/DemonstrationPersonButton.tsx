import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DemonstrationPerson } from '@/bindings/DemonstrationPerson';
import { Key } from '@/design/keys/Key';
import type { KeyName } from '@/design/keys/key-name';
import { initialsOf } from '../initials';
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
    <UnstyledButton
      className={classes['person'] ?? ''}
      autoFocus={isFirst}
      data-first={isFirst || undefined}
      {...(keyName === null ? {} : { 'aria-keyshortcuts': keyName })}
      onClick={onPress}
    >
      <span className={classes['mark']} aria-hidden>
        {initialsOf(person.name)}
      </span>
      <span className={classes['words']}>
        <span className={classes['name']}>{person.name}</span>
        <span>{t(`demonstration.does.${role}`)}</span>
        <span className={classes['secrets']}>
          {person.user_name} · {person.password} · {t('demonstration.pin', { pin: person.pin })}
        </span>
      </span>
      {keyName !== null && <Key name={keyName} />}
    </UnstyledButton>
  );
}
