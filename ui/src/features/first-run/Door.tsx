import { UnstyledButton } from '@mantine/core';
import { IconChevronRight, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Key } from '@/design/keys/Key';
import type { KeyName } from '@/design/keys/key-name';
import classes from './Door.module.css';

interface Props {
  readonly name: KeyName;
  readonly icon: Icon;
  readonly title: string;
  readonly text: string;
  /** What it takes: nothing, a name, a code; and how long. */
  readonly need: string;
  readonly state: 'ready' | 'opening' | 'waiting';
  readonly isFirst?: boolean;
  /** Lower, where something else comes first. */
  readonly isCompact?: boolean;
  readonly onOpen: () => void;
}

/** One way to start, the whole width to press on. */
export function Door({
  name,
  icon: Icon,
  title,
  text,
  need,
  state,
  isFirst = false,
  isCompact = false,
  onOpen,
}: Props) {
  const { t } = useTranslation();
  return (
    <UnstyledButton
      className={classes['door'] ?? ''}
      data-first={isFirst || undefined}
      data-compact={isCompact || undefined}
      autoFocus={isFirst}
      aria-keyshortcuts={name}
      aria-busy={state === 'opening'}
      disabled={state !== 'ready'}
      onClick={onOpen}
    >
      <span className={classes['icon']}>
        <Icon size={28} stroke={1.75} aria-hidden />
      </span>
      <span className={classes['words']}>
        <span className={classes['title']}>{title}</span>
        <span className={classes['text']}>{text}</span>
        <span className={classes['need']} role={state === 'opening' ? 'status' : undefined}>
          {state === 'opening' ? t('firstRun.making') : need}
        </span>
      </span>
      <Key name={name} />
      <IconChevronRight size={24} stroke={1.75} aria-hidden />
    </UnstyledButton>
  );
}
