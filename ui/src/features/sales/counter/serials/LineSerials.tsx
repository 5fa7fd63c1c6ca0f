import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DraftLineView } from '@/bindings/DraftLineView';
import { Key } from '@/design/keys/Key';
import classes from './Serials.module.css';

/** As many as fit the row; the dialog has all of them. */
const SHOWN_MAX = 3;

interface Props {
  readonly line: DraftLineView;
  readonly isActive: boolean;
  readonly onOpen: () => void;
}

/** Under a line of a tracked product: its numbers, and how many are still to be read. */
export function LineSerials({ line, isActive, onOpen }: Props) {
  const { t } = useTranslation();
  const { serials, serials_missing: missing, name } = line;
  const shown = serials.length > SHOWN_MAX ? serials.slice(0, SHOWN_MAX - 1) : serials;
  const others = serials.length - shown.length;
  const numbers = shown.join(', ');
  return (
    <UnstyledButton
      className={classes['line'] ?? ''}
      aria-keyshortcuts={isActive ? 'Control+S' : undefined}
      onClick={onOpen}
    >
      {numbers !== '' && (
        <span className={classes['read']}>
          {t('counter.serials.numbers', { numbers })}
          {others > 0 && ` ${t('counter.serials.others', { count: others })}`}
        </span>
      )}
      {missing > 0 && (
        <span className={classes['missing']}>
          <IconBarcode size={18} stroke={2} aria-hidden />
          {t('counter.serials.missing', { count: missing })}
        </span>
      )}
      {isActive && <Key name="Ctrl+S" />}
      <VisuallyHidden>{missing > 0 ? name : t('counter.serials.changeOf', { name })}</VisuallyHidden>
    </UnstyledButton>
  );
}
