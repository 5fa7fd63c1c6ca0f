import { useTranslation } from 'react-i18next';
import type { SyncPeer } from '@/bindings/SyncPeer';
import { StatusTag } from '@/design/status/StatusTag';
import { refusals } from './peer-refusals';
import classes from './sync.module.css';

interface Props {
  readonly peer: SyncPeer;
}

/** What a peer and this computer do not take in of each other, why, and what to do. Nothing where all passes. */
export function Refusals({ peer }: Props) {
  const { t } = useTranslation();
  return refusals(t, peer).map(({ label, reasons }) => (
    <div key={label} className={classes['refusal']}>
      <StatusTag kind="attention" label={label} />
      {reasons.map(({ why, what, next }) => (
        <p key={why} className={classes['hint']}>
          {what} {next}
        </p>
      ))}
    </div>
  ));
}
