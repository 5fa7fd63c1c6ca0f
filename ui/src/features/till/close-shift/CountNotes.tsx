import { Paper } from '@mantine/core';
import { IconClock, IconEyeOff, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Key } from '@/design/keys/Key';
import classes from './Close.module.css';
import { useOpenSales } from './use-open-sales';

interface Props {
  readonly isSecond: boolean;
}

/** Beside the boxes: why nothing is expected yet, what was seen in step 1, how to move. */
export function CountNotes({ isSecond }: Props) {
  const { t } = useTranslation();
  const { pending, deposits, parked } = useOpenSales();
  const waiting = pending.length + deposits.length;
  return (
    <>
      <Paper withBorder className={classes['notice'] ?? ''}>
        <IconEyeOff size={24} stroke={1.75} aria-hidden />
        <p>
          <b>{isSecond ? t('till.closing.count.again') : t('till.closing.count.blind')}</b>{' '}
          {isSecond ? t('till.closing.count.againWhy') : t('till.closing.count.blindWhy')}
        </p>
      </Paper>
      {waiting + parked.length > 0 && (
        <Paper withBorder className={classes['seen'] ?? ''}>
          <h3>{t('till.closing.open.seen')}</h3>
          {waiting > 0 && (
            <p>
              <IconClock size={20} stroke={1.75} aria-hidden />
              {t('till.closing.open.pending', { count: waiting })}
            </p>
          )}
          {parked.length > 0 && (
            <p>
              <IconPlayerPause size={20} stroke={1.75} aria-hidden />
              {t('till.closing.open.parked', { count: parked.length })}
            </p>
          )}
        </Paper>
      )}
      <p className={classes['how']}>
        <Key name="Enter" /> {t('till.closing.count.nextBox')}
        <span />
        <Key name="ArrowUp" /> <Key name="ArrowDown" /> {t('till.closing.count.move')}
      </p>
    </>
  );
}
