import { useTranslation } from 'react-i18next';
import { Office } from '@/design/office/Office';
import { OfficePanel } from '@/design/office/OfficePanel';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { ErrorState } from '@/design/states/ErrorState';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import { useAnswer, useShellAnswer } from '@/platform';
import { HerePanel } from './HerePanel';
import { PeersPanel } from './PeersPanel';
import classes from './sync.module.css';

/** /sync: whom this computer answers, whom it talks to, and what is left to send. */
export function SyncScreen() {
  const { t } = useTranslation();
  // Whatever is recorded is something to send.
  const status = useShellAnswer('sync.status', {}, { topics: ['*'] });
  const devices = useAnswer('people.devices', {}).data?.devices ?? [];
  return (
    <Office title={t('sync.title')} subtitle={t('sync.subtitle')} tools={<SchemeSwitch />}>
      <div className={classes['page']}>{content()}</div>
    </Office>
  );

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
          <PeersPanel peers={status.data.peers} devices={devices} />
        </div>
      </>
    );
  }
}
