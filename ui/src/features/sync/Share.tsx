import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './sync.module.css';

interface Props {
  /** How many facts are here. */
  readonly of: number;
  /** How many of them the other one has. */
  readonly there: number;
}

/** How much of what is here has arrived there: a history that goes to a server for the first time. */
export function Share({ of, there }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['share']}>
      <span className={classes['hint']}>{t('sync.peers.share', { count: there, total: of })}</span>
      <Progress.Root size="md">
        <Progress.Section value={of === 0 ? 0 : (100 * there) / of} aria-label={t('sync.peers.shareLabel')} />
      </Progress.Root>
    </div>
  );
}
