import { UnstyledButton } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../clock/use-now';
import { formatTime } from '../format/dates';
import { HelpButton } from '../help/HelpButton';
import { Key } from '../keys/Key';
import { Legend, type LegendKey } from '../keys/Legend';
import { StateBar } from '../state-bar/StateBar';
import { useSurroundings } from '../surroundings/surroundings-context';
import { StationScreens } from './StationScreens';
import classes from './Station.module.css';

interface Props {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** At the right of the top bar, before the person: what is parked, the steps of a close. */
  readonly aside?: ReactNode;
  readonly keys: readonly LegendKey[];
  readonly main?: LegendKey;
  /** The screen's own grid, usually of panels. */
  readonly children: ReactNode;
}

/** Where people stand: counter, till, close. Top bar, content, keys, state; the other screens are under the mark. */
export function Station({ title, subtitle, aside, keys, main, children }: Props) {
  const { t } = useTranslation();
  const { person, zone, place, health, onLock, onHelp } = useSurroundings();
  const now = useNow();
  return (
    <div className={classes['station']}>
      <header className={classes['bar']}>
        <StationScreens />
        <h1 className={classes['title']}>{title}</h1>
        {subtitle !== undefined && <span className={classes['subtitle']}>{subtitle}</span>}
        <div className={classes['aside']}>
          {aside}
          {!keys.some(({ key }) => key === 'F1') && <HelpButton onHelp={onHelp} />}
          <UnstyledButton
            className={classes['person'] ?? ''}
            title={t('surroundings.lock')}
            aria-keyshortcuts="F12"
            onClick={onLock}
          >
            <IconUser size={20} stroke={1.75} aria-hidden />
            {person}
            <Key name="F12" />
          </UnstyledButton>
          <time className={classes['clock']}>{formatTime(now, zone)}</time>
        </div>
      </header>
      <main className={classes['content']}>{children}</main>
      <Legend keys={keys} main={main} />
      <StateBar place={place} health={health} />
    </div>
  );
}
