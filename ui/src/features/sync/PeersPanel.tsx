import { useTranslation } from 'react-i18next';
import type { DeviceRow } from '@/bindings/DeviceRow';
import type { SyncPeer } from '@/bindings/SyncPeer';
import { useNow } from '@/design/clock/use-now';
import { OfficePanel } from '@/design/office/OfficePanel';
import { StatusTag } from '@/design/status/StatusTag';
import { usePermissions } from '@/platform';
import { ForgetPeer } from './meet/ForgetPeer';
import { clockWords, contactWords, leftWords, peerState } from './peer-state';
import { Refusals } from './Refusals';
import { Share } from './Share';
import classes from './sync.module.css';

interface Props {
  readonly peers: readonly SyncPeer[];
  readonly devices: readonly DeviceRow[];
  /** How many facts this computer holds. */
  readonly holds: number;
}

/** Each peer in words: who, where, how it stands. */
export function PeersPanel({ peers, devices, holds }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const mayForget = usePermissions()('people.manage_devices');
  return (
    <OfficePanel title={t('sync.peers.title')}>
      {peers.length === 0 ? (
        <p className={classes['hint']}>{t('sync.peers.none')}</p>
      ) : (
        <ul className={classes['peers']}>{peers.map(item)}</ul>
      )}
    </OfficePanel>
  );

  function item(peer: SyncPeer) {
    const state = peerState(t, peer);
    const clock = clockWords(t, peer.skew_ms);
    const role = t(peer.role === 'server' ? 'sync.peers.server' : 'sync.peers.relay');
    const name = devices.find(({ device }) => device === peer.device)?.name;
    const left = leftWords(t, peer);
    return (
      <li key={peer.fingerprint} className={classes['peer']}>
        <div className={classes['who']}>
          <span className={classes['name']}>{name ?? role}</span>
          <StatusTag kind={state.kind} label={state.label} />
        </div>
        <span className={classes['hint']}>{name === undefined ? peer.address : `${role} · ${peer.address}`}</span>
        <span className={classes['hint']}>
          {contactWords(t, peer.last_contact, now)}
          {left !== null && left !== state.label && ` · ${left}`}
        </span>
        {clock !== null && <StatusTag kind="attention" label={clock} />}
        {peer.declined === null && <Refusals peer={peer} />}
        {!peer.is_even && peer.holds !== null && peer.holds < holds && <Share of={holds} there={peer.holds} />}
        {mayForget && <ForgetPeer fingerprint={peer.fingerprint} name={name ?? role} />}
      </li>
    );
  }
}
