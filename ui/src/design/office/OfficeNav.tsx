import { ScrollArea, UnstyledButton } from '@mantine/core';
import { IconHelp, IconLock } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Logo } from '../brand/Logo';
import { Key } from '../keys/Key';
import type { KeyName } from '../keys/key-name';
import classes from './OfficeNav.module.css';

export interface NavItem {
  readonly to: string;
  readonly label: string;
  readonly icon: Icon;
  /** Opens it from everywhere. */
  readonly keyName?: KeyName;
  /** How many wait. Nothing is shown for 0. */
  readonly count?: number;
  /** Something is blocked or lost: the count is red. */
  readonly isUrgent?: boolean;
}

export interface NavSection {
  readonly label?: string;
  readonly items: readonly NavItem[];
}

interface Props {
  readonly business: string;
  readonly sections: readonly NavSection[];
  readonly person: string;
  readonly onLock: () => void;
  readonly onHelp: () => void;
}

export function OfficeNav({ business, sections, person, onLock, onHelp }: Props) {
  const { t } = useTranslation();
  const addresses = sections.flatMap(({ items }) => items.map(({ to }) => to));
  return (
    <>
      <div className={classes['brand']}>
        <Logo size={28} />
        <span className={classes['words']} aria-hidden>
          <b>{t('app.name')}</b>
          <small>{business}</small>
        </span>
      </div>
      <ScrollArea type="never" className={classes['screens'] ?? ''}>
        <nav aria-label={t('nav.label')}>
          {sections.map((section, index) => (
            <div key={section.label ?? index} className={classes['section']}>
              {section.label !== undefined && <h2 className={classes['heading']}>{section.label}</h2>}
              {section.items.map((item) => link(item, addresses))}
            </div>
          ))}
        </nav>
      </ScrollArea>
      <UnstyledButton
        className={classes['lock'] ?? ''}
        title={t('surroundings.help')}
        aria-keyshortcuts="F1"
        onClick={onHelp}
      >
        <IconHelp size={18} stroke={1.75} aria-hidden />
        <span className={classes['words']}>{t('surroundings.help')}</span>
        <Key name="F1" />
      </UnstyledButton>
      <UnstyledButton
        className={classes['lock'] ?? ''}
        title={t('surroundings.lock')}
        aria-keyshortcuts="F12"
        onClick={onLock}
      >
        <IconLock size={18} stroke={1.75} aria-hidden />
        <span className={classes['words']}>{person}</span>
        <Key name="F12" />
      </UnstyledButton>
    </>
  );
}

function link({ to, label, icon: Icon, keyName, count = 0, isUrgent = false }: NavItem, addresses: readonly string[]) {
  // /till is not where one is at /till/shifts, which has an entry of its own.
  const hasScreensBelow = addresses.some((address) => address.startsWith(`${to}/`));
  return (
    // NavLink sets aria-current="page" on the screen that is shown: the style reads it.
    <NavLink
      key={to}
      to={to}
      end={hasScreensBelow}
      className={classes['link'] ?? ''}
      title={label}
      aria-keyshortcuts={keyName}
    >
      <Icon size={18} stroke={1.75} aria-hidden />
      <span className={classes['words']}>{label}</span>
      {count > 0 && (
        <span className={classes['count']} data-urgent={isUrgent || undefined}>
          {count}
        </span>
      )}
    </NavLink>
  );
}
