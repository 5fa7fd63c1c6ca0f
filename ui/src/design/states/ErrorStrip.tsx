import { Alert } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { errorWords, type ErrorFacts } from '@/i18n';
import { ErrorDetails } from './ErrorDetails';
import classes from './ErrorStrip.module.css';

interface Props {
  readonly error: ErrorFacts;
  readonly kept?: string;
}

/** The same three sentences in place, above what was refused: a form, a line. */
export function ErrorStrip({ error, kept }: Props) {
  const { t } = useTranslation();
  const words = errorWords(t, error);
  return (
    <Alert
      classNames={{
        root: classes['strip'] ?? '',
        title: classes['title'] ?? '',
        icon: classes['icon'] ?? '',
        message: classes['message'] ?? '',
      }}
      icon={<IconAlertOctagon size={20} stroke={1.75} />}
      title={words.what}
    >
      {[kept ?? words.kept, words.next].filter((sentence) => sentence !== '').join(' ')}
      <ErrorDetails error={error} />
    </Alert>
  );
}
