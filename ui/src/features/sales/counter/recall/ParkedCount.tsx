import { UnstyledButton } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Key } from '@/design/keys/Key';
import { StatusTag } from '@/design/status/StatusTag';
import { useAnswer } from '@/platform';
import classes from './ParkedCount.module.css';

interface Props {
  readonly onOpen: () => void;
}

/** How many sales of the store wait for their customer. */
export function ParkedCount({ onOpen }: Props) {
  const { t } = useTranslation();
  const count = useAnswer('sales.parked', {}).data?.length ?? 0;
  if (count === 0) return null;
  return (
    <UnstyledButton className={classes['parked'] ?? ''} aria-keyshortcuts="F7" onClick={onOpen}>
      <StatusTag kind="info" icon={IconPlayerPause} label={t('counter.recall.waiting', { count })} />
      <Key name="F7" />
    </UnstyledButton>
  );
}
