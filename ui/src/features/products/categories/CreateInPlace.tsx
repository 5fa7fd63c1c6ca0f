import { ActionIcon, Button, Popover, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import type { ErrorFacts } from '@/i18n';

interface Props {
  readonly title: string;
  readonly onCreate: (name: string, done: () => void) => void;
  readonly error: ErrorFacts | null;
  /** What else it takes: the category above. */
  readonly children?: ReactNode;
}

/** A missing category or brand is made where it is missed: the form is not left. */
export function CreateInPlace({ title, onCreate, error, children }: Props) {
  const { t } = useTranslation();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const [name, setName] = useState('');
  const create = () => {
    if (name.trim() === '') return;
    onCreate(name.trim(), () => {
      setName('');
      close();
    });
  };
  return (
    <Popover opened={isOpen} onChange={(open) => !open && close()} trapFocus position="bottom-end" width={300}>
      <Popover.Target>
        <ActionIcon size={36} aria-label={title} title={title} onClick={toggle}>
          <IconPlus size={18} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <Stack gap={12}>
          {error && <ErrorStrip error={error} />}
          <TextInput
            label={title}
            value={name}
            maxLength={80}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key !== 'Enter') return;
              // The form around it must not be saved by this Enter.
              event.preventDefault();
              create();
            }}
          />
          {children}
          <Button h={36} disabled={name.trim() === ''} onClick={create}>
            {t('products.create.save')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
