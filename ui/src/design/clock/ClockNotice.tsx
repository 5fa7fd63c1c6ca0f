import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatElapsed } from '../format/dates';
import classes from './ClockNotice.module.css';

interface Props {
  /** By how much the clock lies before what was last recorded. */
  readonly behindMs: number;
}

/** The computer's clock went back or was ahead: by how much, and how to mend it. */
export function ClockNotice({ behindMs }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['notice']} role="alert">
      <IconClockExclamation size={22} stroke={1.75} aria-hidden />
      <p>
        <b>{t('clock.what', { by: formatElapsed(behindMs, t('till.dayLetter')) })}</b> {t('clock.next')}
      </p>
    </div>
  );
}
