import { Radio, Stack } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { DeviceRow } from '@/bindings/DeviceRow';
import type { RelaySetting } from '@/bindings/RelaySetting';
import type { SyncStatus } from '@/bindings/SyncStatus';
import { OfficePanel } from '@/design/office/OfficePanel';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCall } from '@/platform';
import classes from './sync.module.css';

interface Props {
  readonly status: SyncStatus;
  readonly devices: readonly DeviceRow[];
}

const SETTINGS: readonly RelaySetting[] = ['automatic', 'always', 'never'];

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
        <Radio.Group
          label={t('sync.relay.label')}
          description={t('sync.relay.how')}
          value={status.setting}
          onChange={(setting) => listen.mutate({ setting })}
        >
          <Stack gap={8} mt={8}>
            {SETTINGS.map((setting) => (
              <Radio
                key={setting}
                value={setting}
                label={t(`sync.relay.setting.${setting}`)}
                description={t(`sync.relay.settingHow.${setting}`)}
                disabled={listen.isPending}
              />
            ))}
          </Stack>
        </Radio.Group>
        {listen.error && <ErrorStrip error={listen.error} />}
        <dl className={classes['facts']}>
          <dt>{t('sync.relay.now')}</dt>
          <dd>{relayWords(t, status, nameOf)}</dd>
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

/** Who the relay of the store is, as this computer sees it. */
function relayWords(t: TFunction, { relay }: SyncStatus, nameOf: (fingerprint: string) => string): string {
  switch (relay.at) {
    case 'here':
      return t('sync.relay.here');
    case 'there':
      return nameOf(relay.fingerprint);
    case 'nobody':
      return t('sync.relay.nobody');
  }
}
