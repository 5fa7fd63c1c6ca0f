import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '@/design/states/EmptyState';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState
      sentence={t('notFound.title')}
      action={
        <Button component={Link} to="/" h={44}>
          {t('crash.start')}
        </Button>
      }
    />
  );
}
