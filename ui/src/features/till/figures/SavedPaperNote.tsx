import { IconFileTypePdf } from '@tabler/icons-react';
import classes from './Figures.module.css';

interface Props {
  readonly label: string;
  readonly path: string;
}

/** Where a file was written: the whole path, so that it can be found and copied. */
export function SavedPaperNote({ label, path }: Props) {
  return (
    <p className={classes['saved']} role="status">
      <IconFileTypePdf size={22} stroke={1.75} aria-hidden />
      <span>
        {label} <code>{path}</code>
      </span>
    </p>
  );
}
