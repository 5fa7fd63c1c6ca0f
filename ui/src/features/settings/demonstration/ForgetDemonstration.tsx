import { Button, Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { OfficePanel } from '@/design/office/OfficePanel';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCall } from '@/platform';
import classes from '../settings.module.css';
import { forgetDesk } from './forget-desk';

/** Back to the first run. Only the demonstration can be thrown away, never a real business. */
export function ForgetDemonstration() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isSure, setIsSure] = useState(false);
  const forget = useCall('device.forget_demonstration');
  const start = () =>
    forget.mutate(
      {},
      {
        onSuccess: () => {
          forgetDesk(localStorage);
          void navigate('/', { replace: true });
        },
      },
    );
  return (
    <OfficePanel title={t('settings.demonstration.title')}>
      <Stack gap={12}>
        <p className={classes['hint']}>{t('settings.demonstration.consequence')}</p>
        <Checkbox
          label={t('settings.demonstration.sure')}
          checked={isSure}
          onChange={(event) => setIsSure(event.currentTarget.checked)}
        />
        {forget.error && <ErrorStrip error={forget.error} />}
        <div className={classes['acts']}>
          <Button color="brique" h={36} disabled={!isSure || forget.isPending} onClick={start}>
            {t('settings.demonstration.forget')}
          </Button>
        </div>
      </Stack>
    </OfficePanel>
  );
}
