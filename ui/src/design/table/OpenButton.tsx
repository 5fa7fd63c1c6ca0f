import type { ReactNode } from 'react';
import classes from './BigTable.module.css';

interface Props {
  readonly at: number;
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

/** One tab stop for the whole table: the arrows move it. */
export function OpenButton({ at, isTabStop, onFocus, onOpen, children }: Props) {
  return (
    <button
      type="button"
      className={classes['open']}
      data-row={at}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={onFocus}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
    >
      {children}
    </button>
  );
}
