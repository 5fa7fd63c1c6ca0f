import { ActionIcon, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords } from '@/i18n';
import classes from './Serials.module.css';
import type { SlotTrouble } from './use-serials';

/** Longer than any number that a maker prints. */
const LENGTH_MAX = 48;

interface Props {
  /** Which piece of the line, from 0. */
  readonly place: number;
  readonly of: number;
  readonly text: string;
  readonly isFirst: boolean;
  readonly trouble: SlotTrouble | null;
  readonly field: { readonly ref: Ref<HTMLInputElement>; readonly onFocus: () => void };
  readonly onType: (text: string) => void;
  readonly onRemove: () => void;
}

/** The number of one piece. */
export function SerialSlot({ place, of, text, isFirst, trouble, field, onType, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <TextInput
      {...field}
      classNames={{ input: classes['number'] ?? '', error: classes['trouble'] ?? '' }}
      label={of === 1 ? t('counter.serials.field') : t('counter.serials.fieldOf', { place: place + 1, of })}
      value={text}
      onChange={(event) => onType(event.currentTarget.value)}
      error={trouble && words(trouble)}
      maxLength={LENGTH_MAX}
      autoComplete="off"
      spellCheck={false}
      {...(isFirst ? { 'data-autofocus': true, autoFocus: true } : {})}
      rightSectionWidth={52}
      rightSection={
        text !== '' && (
          <ActionIcon
            variant="transparent"
            color="gray"
            size={44}
            aria-label={t('counter.serials.remove', { serial: text })}
            onClick={onRemove}
          >
            <IconTrash size={20} stroke={1.75} />
          </ActionIcon>
        )
      }
    />
  );

  function words(what: SlotTrouble): string {
    switch (what.kind) {
      case 'missing':
        return t('counter.serials.missingHere');
      case 'retail-code':
        return t('counter.serials.retailCode', { code: what.code });
      case 'refused': {
        const { what: happened, next } = errorWords(t, what.error);
        return [happened, next].filter((sentence) => sentence !== '').join(' ');
      }
    }
  }
}
