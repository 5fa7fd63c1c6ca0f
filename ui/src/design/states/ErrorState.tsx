import { Button } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { errorWords, type ErrorFacts } from '@/i18n';
import { ErrorDetails } from './ErrorDetails';
import { StateNotice } from './StateNotice';

interface Props {
  readonly error: ErrorFacts;
  /** More exact than the catalogue when the screen knows what it kept. */
  readonly kept?: string;
  readonly onRetry?: () => void;
}

/** What happened, what was kept, what to do; the code only behind "Détails". */
export function ErrorState({ error, kept, onRetry }: Props) {
  const { t } = useTranslation();
  const words = errorWords(t, error);
  return (
    <StateNotice icon={IconAlertOctagon} tone="bad" title={words.what} role="alert">
      <p>{kept ?? words.kept}</p>
      <p>{words.next}</p>
      {onRetry && (
        <Button variant="default" h={44} onClick={onRetry}>
          {t('states.retry')}
        </Button>
      )}
      <ErrorDetails error={error} />
    </StateNotice>
  );
}
