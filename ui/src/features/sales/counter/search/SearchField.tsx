import { ActionIcon } from '@mantine/core';
import { IconBarcode, IconX } from '@tabler/icons-react';
import type { ComponentProps, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '@/design/keys/Key';
import classes from './SearchField.module.css';

interface Props {
  readonly field: Ref<HTMLInputElement>;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onClear: () => void;
  readonly keys: ComponentProps<'input'>;
}

/** Holds the focus of the counter: typed here, searched at once. */
export function SearchField({ field, text, onType, onClear, keys }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['field']}>
      <IconBarcode size={26} stroke={1.75} aria-hidden />
      <input
        {...keys}
        ref={field}
        className={classes['input']}
        type="text"
        value={text}
        onChange={(event) => onType(event.currentTarget.value)}
        aria-label={t('counter.search.label')}
        placeholder={t('counter.search.label')}
        aria-keyshortcuts="F2"
        spellCheck={false}
        autoComplete="off"
        // The counter opens ready to sell.
        autoFocus
      />
      <Key name="F2" />
      <ActionIcon
        variant="transparent"
        size={44}
        className={classes['clear'] ?? ''}
        aria-label={t('counter.search.clear')}
        data-hidden={text === '' || undefined}
        disabled={text === ''}
        onClick={onClear}
      >
        <IconX size={20} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
