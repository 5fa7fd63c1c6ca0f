import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceRow } from '@/bindings/DeviceRow';
import type { Invited } from '@/bindings/Invited';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { useCall, useShellAnswer } from '@/platform';
import { InviteForm } from './InviteForm';
import { OneTimeCode } from './OneTimeCode';

interface Props {
  /** The computer at which this is asked. */
  readonly here: DeviceRow | undefined;
  readonly onClose: () => void;
}

interface Invitation {
  readonly name: string;
  readonly invited: Invited;
}

/** Says which computer may come, then shows the code with which it does. */
export function InviteDevice({ here, onClose }: Props) {
  const { t } = useTranslation();
  const [made, setMade] = useState<Invitation | null>(null);
  const status = useShellAnswer('sync.status', {}).data;
  const listen = useCall('sync.listen');
  const show = (name: string, invited: Invited) => {
    // Whoever comes with the code must find this computer.
    if (status && !status.answers_guests) listen.mutate({ setting: 'always' });
    setMade({ name, invited });
  };
  if (made === null) {
    return <InviteForm onClose={onClose} onInvited={show} />;
  }
  return (
    <OfficeDrawer
      title={t('devices.code.title', { name: made.name })}
      subtitle={t('devices.code.subtitle')}
      error={listen.error ?? status?.failure ?? null}
      onClose={onClose}
    >
      <OneTimeCode invited={made.invited} fingerprint={here?.fingerprint} addresses={status?.addresses ?? []} />
    </OfficeDrawer>
  );
}
