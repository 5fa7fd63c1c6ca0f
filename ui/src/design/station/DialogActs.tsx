import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Key } from '../keys/Key';
import type { KeyName } from '../keys/key-name';

interface MainAct {
  readonly key: KeyName;
  readonly label: string;
  /** Without it the button submits the form around it. */
  readonly onPress?: () => void;
  /** It takes away for good. */
  readonly isDestructive?: boolean;
  /** Shown, greyed and explained on hover. */
  readonly disabledBecause?: string | undefined;
}

interface Props {
  readonly main: MainAct;
  readonly cancel: string;
  readonly onCancel: () => void;
  /** Where the focus starts: Enter must not destroy. */
  readonly startsAtCancel?: boolean;
  /** What else can be done, between the two. */
  readonly children?: ReactNode;
}

const destructive = { color: 'brique' } as const;

/** The foot of a station's dialog: what it does, then the way back, each with its key before it as in the legend. */
export function DialogActs({ main, cancel, onCancel, startsAtCancel = false, children }: Props) {
  const isOff = main.disabledBecause !== undefined;
  return (
    <Group gap={12} mt={8}>
      <Button
        type={main.onPress ? 'button' : 'submit'}
        h={48}
        {...(main.isDestructive === true ? destructive : {})}
        leftSection={<Key name={main.key} tone={isOff ? 'plain' : 'on-fill'} />}
        disabled={isOff}
        title={main.disabledBecause}
        onClick={main.onPress}
      >
        {main.label}
      </Button>
      {children}
      <Button
        variant="default"
        h={48}
        leftSection={<Key name="Escape" />}
        onClick={onCancel}
        {...(startsAtCancel ? { 'data-autofocus': true } : {})}
      >
        {cancel}
      </Button>
    </Group>
  );
}
