import { Button, Group } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useRouteError } from 'react-router';
import { ErrorDetails } from '@/design/states/ErrorDetails';
import { StateNotice } from '@/design/states/StateNotice';
import { toPlatformError } from '@/platform';

/** A fault of the interface itself: the screen is lost, the books are not. */
export function ScreenCrash() {
  const { t } = useTranslation();
  const error = toPlatformError(useRouteError());
  return (
    <StateNotice icon={IconAlertOctagon} tone="bad" title={t('crash.title')} role="alert">
      <p>{t('crash.kept')}</p>
      <Group gap="sm">
        <Button h={44} onClick={() => window.location.reload()}>
          {t('crash.restart')}
        </Button>
        <Button variant="default" h={44} component={Link} to="/" reloadDocument>
          {t('crash.start')}
        </Button>
      </Group>
      <ErrorDetails error={error} />
    </StateNotice>
  );
}
