import { IconUser } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Logo } from '../brand/Logo';
import { useNow } from '../clock/use-now';
import { formatTime } from '../format/dates';
import { Key } from '../keys/Key';
import { Legend, type LegendKey } from '../keys/Legend';
import { StateBar, type StateItem } from '../state-bar/StateBar';
import classes from './Station.module.css';

interface Props {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** At the right of the top bar, before the person: what is parked, the steps of a close. */
  readonly aside?: ReactNode;
  /** Who works here. F12 locks: the screen that uses the frame binds it. */
  readonly person?: string;
  readonly keys: readonly LegendKey[];
  readonly main?: LegendKey;
  readonly place: readonly StateItem[];
  readonly health: readonly StateItem[];
  /** The screen's own grid, usually of panels. */
  readonly children: ReactNode;
}

/** Where people stand: counter, till, close. Top bar, content, keys, state; no side navigation. */
export function Station({ title, subtitle, aside, person, keys, main, place, health, children }: Props) {
  const now = useNow();
  return (
    <div className={classes['station']}>
      <header className={classes['bar']}>
        <Logo size={28} />
        <h1 className={classes['title']}>{title}</h1>
        {subtitle !== undefined && <span className={classes['subtitle']}>{subtitle}</span>}
        <div className={classes['aside']}>
          {aside}
          {person !== undefined && (
            <span className={classes['person']}>
              <IconUser size={20} stroke={1.75} aria-hidden />
              {person}
              <Key name="F12" />
            </span>
          )}
          <time className={classes['clock']}>{formatTime(now)}</time>
        </div>
      </header>
      <main className={classes['content']}>{children}</main>
      <Legend keys={keys} main={main} />
      <StateBar place={place} health={health} />
    </div>
  );
}
