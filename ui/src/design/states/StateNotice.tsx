import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './StateNotice.module.css';

interface Props {
  readonly icon: Icon;
  readonly tone: 'neutral' | 'warn' | 'bad';
  readonly title: string;
  readonly role?: 'alert' | 'status';
  readonly children?: ReactNode;
}

/** The shape that the empty, error and forbidden states share: it fills the panel concerned. */
export function StateNotice({ icon: Icon, tone, title, role, children }: Props) {
  return (
    <div className={classes['notice']} data-tone={tone} role={role}>
      <Icon size={28} stroke={1.75} aria-hidden />
      <p className={classes['title']}>{title}</p>
      {children}
    </div>
  );
}
