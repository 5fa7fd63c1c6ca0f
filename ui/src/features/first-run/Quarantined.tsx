import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Key } from '@/design/keys/Key';
import classes from './FirstRun.module.css';

interface Props {
  /** Where the damaged file is now. */
  readonly path: string;
  readonly onRestore: () => void;
}

/** This computer had a business whose file no longer opens: bringing it back comes before any new one. */
export function Quarantined({ path, onRestore }: Props) {
  const { t } = useTranslation();
  return (
    <Alert
      icon={<IconAlertTriangle size={24} stroke={1.75} />}
      title={t('firstRun.quarantined.what')}
      role="alert"
      classNames={{
        root: classes['quarantined'] ?? '',
        title: classes['lost'] ?? '',
        icon: classes['lost'] ?? '',
        body: classes['whole'] ?? '',
        message: classes['whole'] ?? '',
      }}
    >
      <p className={classes['kept']}>{t('firstRun.quarantined.kept', { path })}</p>
      <p className={classes['kept']}>{t('firstRun.quarantined.next')}</p>
      <Button h={44} mt={8} autoFocus leftSection={<Key name="4" tone="on-fill" />} onClick={onRestore}>
        {t('firstRun.restore.title')}
      </Button>
    </Alert>
  );
}
