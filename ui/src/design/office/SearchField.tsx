import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '../keys/Key';
import { useKeys } from '../keys/use-keys';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly width?: number;
}

/** The search of a list: F2 comes here, the down arrow goes on to the first row. */
export function SearchField({ label, value, onChange, width = 340 }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  useKeys({ F2: () => field.current?.select() });
  return (
    <TextInput
      ref={field}
      w={width}
      aria-label={label}
      placeholder={label}
      aria-keyshortcuts="F2"
      spellCheck={false}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={goToRows}
      leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
      rightSectionWidth={40}
      rightSection={
        value === '' ? (
          <Key name="F2" />
        ) : (
          <CloseButton aria-label={t('office.clearSearch')} onClick={() => onChange('')} />
        )
      }
    />
  );
}

function goToRows(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown') return;
  event.preventDefault();
  document.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
}
