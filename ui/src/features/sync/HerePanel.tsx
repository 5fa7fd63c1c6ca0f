import { Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeviceRow } from '@/bindings/DeviceRow';
import type { SyncStatus } from '@/bindings/SyncStatus';
import { OfficePanel } from '@/design/office/OfficePanel';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCall } from '@/platform';
import classes from './sync.module.css';

interface Props {
  readonly status: SyncStatus;
  readonly devices: readonly DeviceRow[];
}

/** What this computer is to the others of its store. */
export function HerePanel({ status, devices }: Props) {
  const { t } = useTranslation();
  const listen = useCall('sync.listen');
  const nameOf = (print: string) =>
    devices.find(({ fingerprint }) => fingerprint === print)?.name ?? t('sync.here.unknown', { fingerprint: print });
  const noAddress = t(status.is_relay ? 'sync.here.noAddress' : 'sync.here.off');
  return (
    <OfficePanel title={t('sync.here.title')}>
      <Stack gap={16}>
        <Switch
          label={t('sync.here.switch')}
          description={t('sync.here.how')}
          checked={status.is_relay}
          disabled={listen.isPending}
          onChange={(event) => listen.mutate({ is_relay: event.currentTarget.checked })}
        />
        {listen.error && <ErrorStrip error={listen.error} />}
        <dl className={classes['facts']}>
          <dt>{t('sync.here.addresses')}</dt>
          <dd>{status.addresses.length === 0 ? noAddress : status.addresses.join(' · ')}</dd>
          <dt>{t('sync.here.fingerprint')}</dt>
          <dd className={classes['print']}>{status.fingerprint}</dd>
          {status.is_relay && (
            <>
              <dt>{t('sync.here.connected')}</dt>
              <dd>{status.connected.length === 0 ? t('sync.here.nobody') : status.connected.map(nameOf).join(', ')}</dd>
            </>
          )}
        </dl>
      </Stack>
    </OfficePanel>
  );
}
