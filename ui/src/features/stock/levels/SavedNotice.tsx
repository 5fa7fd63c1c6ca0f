import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './SavedNotice.module.css';

/** What was just recorded: carried by the way back from the document. */
export interface Saved {
  readonly act: 'receive' | 'adjust' | 'count';
  readonly lines: number;
}

export function SavedNotice({ saved }: { readonly saved: Saved }) {
  const { t } = useTranslation();
  return (
    <p className={classes['notice']} role="status">
      <IconCheck size={18} stroke={2} aria-hidden />
      {t(`stock.${saved.act}.saved`, { count: saved.lines })}
    </p>
  );
}
