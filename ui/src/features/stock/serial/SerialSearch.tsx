import { Button, TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { OfficeBar } from '@/design/office/OfficePanel';
import classes from './SerialScreen.module.css';

interface Props {
  readonly serial: string;
  readonly onLook: (serial: string) => void;
}

/** The whole number, then Enter: a part of one would find somebody else's piece. */
export function SerialSearch({ serial, onLook }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(serial);
  useKeys({ F2: () => field.current?.select() });

  function look(event: SyntheticEvent) {
    event.preventDefault();
    onLook(text.trim());
  }

  return (
    <OfficeBar>
      <form className={classes['search']} onSubmit={look}>
        <TextInput
          ref={field}
          w={420}
          classNames={{ input: classes['number'] ?? '' }}
          aria-label={t('serials.search')}
          placeholder={t('serials.search')}
          aria-keyshortcuts="F2"
          maxLength={60}
          spellCheck={false}
          autoComplete="off"
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          leftSection={<IconBarcode size={18} stroke={1.75} aria-hidden />}
          rightSection={<Key name="F2" />}
          rightSectionWidth={40}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" h={36} rightSection={<Key name="Enter" tone="on-fill" />}>
          {t('serials.look')}
        </Button>
      </form>
    </OfficeBar>
  );
}
