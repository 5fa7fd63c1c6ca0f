import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SaleCardLine } from '@/bindings/SaleCardLine';
import type { WrongSerial } from './correct-serial/wrong-serial';
import classes from './SaleDrawer.module.css';

interface Props {
  readonly line: SaleCardLine;
  readonly onCorrect: ((wrong: WrongSerial) => void) | undefined;
}

/** Which pieces left, by their numbers. */
export function SoldSerials({ line: { line, name, serials }, onCorrect }: Props) {
  const { t } = useTranslation();
  if (serials.length === 0) return null;
  return (
    <ul className={classes['serials']} aria-label={t('salesList.serial.list', { name })}>
      {serials.map((serial) => (
        <li key={serial}>
          {t('salesList.serial.number', { serial })}
          {onCorrect && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              title={t('salesList.serial.correct')}
              aria-label={t('salesList.serial.correctOf', { serial })}
              onClick={() => onCorrect({ line, name, serial })}
            >
              <IconPencil size={16} stroke={1.75} />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}
