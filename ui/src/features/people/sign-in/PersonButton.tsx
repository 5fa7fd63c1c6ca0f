import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Key } from '@/design/keys/Key';
import type { KeyName } from '@/design/keys/key-name';
import classes from './PersonButton.module.css';

interface Props {
  /** Initials or an icon. */
  readonly mark: ReactNode;
  readonly name: string;
  readonly detail: ReactNode;
  readonly keyName: KeyName | null;
  readonly isFirst?: boolean;
  readonly onPress: () => void;
}

export function PersonButton({ mark, name, detail, keyName, isFirst = false, onPress }: Props) {
  return (
    <UnstyledButton
      className={classes['person'] ?? ''}
      autoFocus={isFirst}
      data-first={isFirst || undefined}
      {...(keyName === null ? {} : { 'aria-keyshortcuts': keyName })}
      onClick={onPress}
    >
      <span className={classes['mark']} aria-hidden>
        {mark}
      </span>
      <span className={classes['words']}>
        <span className={classes['name']}>{name}</span>
        <span className={classes['detail']}>{detail}</span>
      </span>
      {keyName !== null && <Key name={keyName} />}
    </UnstyledButton>
  );
}
