import type { Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './StateBar.module.css';

/** One thing that is always visible. A fault replaces the words in place; it never opens anything. */
export interface StateItem {
  readonly id: string;
  readonly icon: Icon;
  /** In bold before the text: a name, a number. */
  readonly strong?: string;
  readonly text: string;
  /** `warn` for what is cut: work goes on. `bad` for what is lost. */
  readonly tone?: 'plain' | 'ok' | 'warn' | 'bad';
}

interface Props {
  /** Who, which store and register. */
  readonly place: readonly StateItem[];
  /** Recorded here, LAN, server, unsent, printer. */
  readonly health: readonly StateItem[];
}

export function StateBar({ place, health }: Props) {
  const { t } = useTranslation();
  return (
    <footer className={classes['bar']} aria-label={t('stateBar.label')}>
      <ul className={classes['group']}>{place.map(item)}</ul>
      <ul className={classes['group']}>{health.map(item)}</ul>
    </footer>
  );
}

function item({ id, icon: Icon, strong, text, tone = 'plain' }: StateItem) {
  return (
    <li key={id} className={classes['item']} data-tone={tone}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {strong !== undefined && <b>{strong}</b>}
      <span>{text}</span>
    </li>
  );
}
