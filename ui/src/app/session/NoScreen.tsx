import { Button } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Key } from '@/design/keys/Key';
import { EmptyState } from '@/design/states/EmptyState';

interface Props {
  readonly onLock: () => void;
}

/** Known here, but without any role in this store. */
export function NoScreen({ onLock }: Props) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={IconUserOff}
      sentence={t('session.nowhere')}
      action={
        <Button h={44} leftSection={<Key name="F12" tone="on-fill" />} onClick={onLock} autoFocus>
          {t('session.otherPerson')}
        </Button>
      }
    />
  );
}
