import { AppShell } from '@mantine/core';
import type { ReactNode } from 'react';
import { StateBar } from '../state-bar/StateBar';
import { useSurroundings } from '../surroundings/surroundings-context';
import classes from './Office.module.css';
import { OfficeNav } from './OfficeNav';

interface Props {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** At the right of the header: store, period, search, light and dark. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** Where people sit. Below 1280 px the navigation keeps only its icons. */
export function Office({ title, subtitle, tools, children }: Props) {
  const { business, person, nav, place, health, onLock, onHelp } = useSurroundings();
  return (
    <AppShell
      footer={{ height: 30 }}
      navbar={{ width: { base: 56, lg: 208 }, breakpoint: 0 }}
      withBorder={false}
      transitionDuration={0}
      className={classes['shell'] ?? ''}
    >
      <AppShell.Navbar className={classes['nav'] ?? ''}>
        <OfficeNav business={business} sections={nav} person={person} onLock={onLock} onHelp={onHelp} />
      </AppShell.Navbar>
      <AppShell.Main className={classes['main'] ?? ''}>
        <header className={classes['header']}>
          <h1 className={classes['title']}>{title}</h1>
          {subtitle !== undefined && <span className={classes['subtitle']}>{subtitle}</span>}
          <div className={classes['tools']}>{tools}</div>
        </header>
        <div className={classes['content']}>{children}</div>
      </AppShell.Main>
      <AppShell.Footer>
        <StateBar place={place} health={health} />
      </AppShell.Footer>
    </AppShell>
  );
}
