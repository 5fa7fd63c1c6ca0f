import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { useScanner } from '@/design/scanner/use-scanner';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useExecute } from '@/platform';
import classes from '../cancel/CancelDialog.module.css';
import styles from './CorrectSerialDialog.module.css';
import type { WrongSerial } from './wrong-serial';

/** Longer than any number that a maker prints. */
const LENGTH_MAX = 48;

interface Props {
  readonly sale: string;
  readonly wrong: WrongSerial;
  readonly onClose: () => void;
}

/** A manager puts a serial number right that was misread: typed, or scanned from the piece. */
export function CorrectSerialDialog({ sale, wrong, onClose }: Props) {
  const { t } = useTranslation();
  const correct = useExecute('sales.correct_serial');
  const [text, setText] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const to = text.trim();
  useScanner(setText);

  async function act() {
    setWasTried(true);
    if (to === '') return;
    try {
      await correct.mutateAsync({ sale, line: wrong.line, from: wrong.serial, to });
      onClose();
    } catch {
      // Shown above the buttons.
    }
  }
  const press = useKeys({ F9: act, Enter: act }, 'dialog');
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('till.close') }}
      title={t('salesList.serial.title')}
      size={520}
    >
      <Stack gap="md">
        <p className={classes['what']}>{t('salesList.serial.what', { name: wrong.name, serial: wrong.serial })}</p>
        <TextInput
          name="serial"
          classNames={{ input: styles['number'] ?? '' }}
          label={t('salesList.serial.right')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={wasTried && to === '' ? t('salesList.serial.missing') : null}
          maxLength={LENGTH_MAX}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        {correct.error && <ErrorStrip error={correct.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" h={44} rightSection={<Key name="Escape" />} onClick={onClose}>
            {t('salesList.serial.keep')}
          </Button>
          <Button h={44} rightSection={<Key name="F9" tone="on-fill" />} onClick={() => press('F9')}>
            {t('salesList.serial.correct')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
