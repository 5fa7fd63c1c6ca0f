import type { ReactNode } from 'react';
import classes from './OfficePanel.module.css';

interface PanelProps {
  readonly title?: string;
  /** At the right of its title. */
  readonly acts?: ReactNode;
  /** Takes the height that is left and gives it to what is inside, without padding: a long table. */
  readonly fills?: boolean;
  readonly children: ReactNode;
}

/** A surface of the office: lines, not shadows. */
export function OfficePanel({ title, acts, fills = false, children }: PanelProps) {
  return (
    <section className={classes['panel']} data-fills={fills || undefined} aria-label={title}>
      {title !== undefined && (
        <div className={classes['heading']}>
          <h2>{title}</h2>
          {acts}
        </div>
      )}
      {fills ? children : <div className={title === undefined ? undefined : classes['body']}>{children}</div>}
    </section>
  );
}

/** A screen that is as high as the window: filters, then a panel that fills. */
export function OfficePage({ children }: { readonly children: ReactNode }) {
  return <div className={classes['page']}>{children}</div>;
}

/** Search and filters, above what they filter. */
export function OfficeBar({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes['bar']} role="search">
      {children}
    </div>
  );
}
