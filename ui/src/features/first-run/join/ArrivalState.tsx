import { useTranslation } from 'react-i18next';
import type { JoinProgress } from '@/bindings/JoinProgress';
import { StatusTag } from '@/design/status/StatusTag';
import form from '../new-business/NewBusiness.module.css';
import classes from './Join.module.css';

interface Props {
  readonly progress: JoinProgress;
}

/** How it stands with the computer from which the history comes. */
export function ArrivalState({ progress }: Props) {
  const { t } = useTranslation();
  // The names come from Rust, so their keys cannot be checked at compile time; each has its words, tested with the sync screen.
  const say = t as unknown as (key: string) => string;
  const { peer, is_stopped: isStopped } = progress;
  if (isStopped) return <State kind="waiting" label={t('join.comes.stopped')} how={t('join.comes.stoppedHow')} />;
  if (peer?.declined != null) {
    return <State kind="blocking" label={say(`sync.declined.${peer.declined}`)} how={t('join.comes.declinedHow')} />;
  }
  if (peer?.trouble != null) {
    return <State kind="server-down" label={say(`sync.trouble.${peer.trouble}`)} how={t('join.comes.troubleHow')} />;
  }
  return <State kind="waiting" label={t('join.comes.under')} how={t('join.comes.underHow')} />;
}

interface StateProps {
  readonly kind: 'waiting' | 'blocking' | 'server-down';
  readonly label: string;
  readonly how: string;
}

function State({ kind, label, how }: StateProps) {
  return (
    <div className={classes['state']}>
      <StatusTag kind={kind} label={label} />
      <span className={form['note']}>{how}</span>
    </div>
  );
}
