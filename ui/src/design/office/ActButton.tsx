import { Button, type ButtonProps } from '@mantine/core';
import { Key } from '../keys/Key';
import type { KeyAction, KeyScope } from '../keys/key-layers';
import type { KeyName } from '../keys/key-name';
import { useKeys } from '../keys/use-keys';

interface Props extends Pick<ButtonProps, 'variant' | 'color' | 'disabled' | 'leftSection'> {
  readonly name: KeyName;
  readonly label: string;
  readonly onAct: KeyAction;
  /** In a drawer or a dialog: `dialog`. */
  readonly scope?: KeyScope;
}

/** A button with its key: what is read is what happens. */
export function ActButton({ name, label, onAct, scope = 'screen', variant = 'default', disabled, ...rest }: Props) {
  const act = disabled ? () => undefined : onAct;
  const press = useKeys({ [name]: act }, scope);
  return (
    <Button
      {...rest}
      h={36}
      variant={variant}
      disabled={disabled ?? false}
      aria-keyshortcuts={name}
      rightSection={<Key name={name} tone={variant === 'filled' && !disabled ? 'on-fill' : 'plain'} />}
      onClick={() => press(name)}
    >
      {label}
    </Button>
  );
}
