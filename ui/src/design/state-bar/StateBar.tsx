import type { Icon } from '@tabler/icons-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './StateBar.module.css';

/** One thing that is always visible. A fault replaces the words in place; it never opens anything by itself. */
export interface StateItem {
  readonly id: string;
  readonly icon: Icon;
  /** In bold before the text: a name, a number. */
  readonly strong?: string;
  readonly text: string;
  /** `warn` for what is cut: work goes on. `bad` for what is lost. */
  readonly tone?: 'plain' | 'ok' | 'warn' | 'bad';
  /** Where something is to be done about it. */
  readonly to?: string;
}

interface Props {
  /** Who, which store and register. */
  readonly place: readonly StateItem[];
  /** Recorded here, LAN, server, unsent, printer. */
  readonly health: readonly StateItem[];
}

export function StateBar({ place, health }: Props) {
  const { t } = useTranslation();
  const bar = useRef<HTMLElement>(null);
  const overflows = useOverflows(bar);
  return (
    // In a narrow window it scrolls: by the keyboard too.
    <section
      ref={bar}
      className={classes['bar']}
      aria-label={t('stateBar.label')}
      {...(overflows ? { tabIndex: 0 } : {})}
    >
      <ul className={classes['group']}>{place.map(item)}</ul>
      <ul className={classes['group']}>{health.map(item)}</ul>
    </section>
  );
}

function item({ id, icon: Icon, strong, text, tone = 'plain', to }: StateItem) {
  return (
    <li key={id} className={classes['item']} data-tone={tone}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {strong !== undefined && <b>{strong}</b>}
      {to === undefined ? (
        <span className={classes['text']} title={text}>
          {text}
        </span>
      ) : (
        <Link to={to} className={classes['link']}>
          {text}
        </Link>
      )}
    </li>
  );
}

function useOverflows(bar: RefObject<HTMLElement | null>): boolean {
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = bar.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setOverflows(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    for (const group of element.children) observer.observe(group);
    return () => observer.disconnect();
  }, [bar]);
  return overflows;
}
