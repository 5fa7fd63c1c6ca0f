import { useTranslation } from 'react-i18next';
import type { DeviceList } from '@/bindings/DeviceList';
import type { InvitationRow } from '@/bindings/InvitationRow';
import type { StoreRow } from '@/bindings/StoreRow';
import { useNow } from '@/design/clock/use-now';
import { formatTime } from '@/design/format/dates';
import { OfficePanel } from '@/design/office/OfficePanel';
import { StatusTag } from '@/design/status/StatusTag';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { CancelInvitation } from '../cancel/CancelInvitation';
import classes from '../devices.module.css';
import { placeWords } from './place-words';

interface Props {
  readonly list: DeviceList;
  readonly stores: readonly StoreRow[];
}

/** Codes that are good, and what became of those of the last day. Nothing where nobody was invited. */
export function Invitations({ list, stores }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const now = useNow();
  if (list.invitations.length === 0) return null;
  return (
    <OfficePanel title={t('devices.invitations.title')}>
      <ul className={classes['invitations']}>
        {list.invitations.map((row) => (
          <li key={row.invitation} className={classes['invitation']}>
            <span className={classes['name']}>{row.name}</span>
            <span>
              {t(`devices.class.${row.class}`)} · {placeWords(t, row.store, stores)}
            </span>
            <span className={classes['by']}>{t('devices.invitations.by', { name: row.invited_by_name })}</span>
            {state(row)}
          </li>
        ))}
      </ul>
    </OfficePanel>
  );

  function state(row: InvitationRow) {
    const { used_by: used, expires_at: until, is_cancelled: isCancelled } = row;
    // Devices that were apart let in one computer each with the same code.
    if (used.length > 1) return <StatusTag kind="attention" label={t('devices.invitations.usedTwice')} />;
    const name = list.devices.find(({ device }) => device === used[0])?.name;
    if (used.length === 1) return <StatusTag kind="done" label={t('devices.invitations.used', { name })} />;
    if (isCancelled) return <StatusTag kind="taken" label={t('devices.invitations.cancelled')} />;
    if (until <= now) return <StatusTag kind="late" label={t('devices.invitations.expired')} />;
    return (
      <>
        <StatusTag kind="waiting" label={t('devices.invitations.until', { time: formatTime(until, zone) })} />
        <CancelInvitation row={row} />
      </>
    );
  }
}
