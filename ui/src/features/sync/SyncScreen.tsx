import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Office } from '@/design/office/Office';
import { OfficePanel } from '@/design/office/OfficePanel';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { ErrorState } from '@/design/states/ErrorState';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import { useAnswer, usePermissions, useShellAnswer } from '@/platform';
import { HerePanel } from './HerePanel';
import { MeetPeer, type PeerKind } from './meet/MeetPeer';
import { PeersPanel } from './PeersPanel';
import { QuarantinePanel } from './quarantine/QuarantinePanel';
import classes from './sync.module.css';

/** /sync: whom this computer answers, whom it talks to, what is left to send, and what was kept apart. */
export function SyncScreen() {
  const { t } = useTranslation();
  // Whatever is recorded is something to send.
  const status = useShellAnswer('sync.status', {}, { topics: ['*'] });
  const [meeting, setMeeting] = useState<PeerKind | null>(null);
  const mayMeet = usePermissions()('people.manage_devices');
  const devices = useAnswer('people.devices', {}).data?.devices ?? [];
  return (
    <Office title={t('sync.title')} subtitle={t('sync.subtitle')} tools={tools()}>
      <div className={classes['page']}>{content()}</div>
      {meeting && <MeetPeer kind={meeting} onClose={() => setMeeting(null)} />}
    </Office>
  );

  function tools() {
    return (
      <>
        {mayMeet && (
          <>
            <Button variant="default" h={36} onClick={() => setMeeting('relay')}>
              {t('sync.meet.relay.open')}
            </Button>
            <Button variant="default" h={36} onClick={() => setMeeting('server')}>
              {t('sync.meet.server.open')}
            </Button>
          </>
        )}
        <SchemeSwitch />
      </>
    );
  }

  function content() {
    if (status.error) return <ErrorState error={status.error} onRetry={() => void status.refetch()} />;
    if (!status.data) {
      return (
        <OfficePanel>
          <SkeletonRows rows={6} height={64} />
        </OfficePanel>
      );
    }
    return (
      <>
        {status.data.failure && <ErrorStrip error={status.data.failure} />}
        <div className={classes['columns']}>
          <HerePanel status={status.data} devices={devices} />
          <PeersPanel peers={status.data.peers} devices={devices} holds={status.data.holds} />
        </div>
        <QuarantinePanel />
      </>
    );
  }
}
