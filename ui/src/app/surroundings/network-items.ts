import { IconCloudCheck, IconCloudOff, IconCloudUp, IconNetwork, IconNetworkOff, IconSend } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { SyncPeer } from '@/bindings/SyncPeer';
import type { SyncStatus } from '@/bindings/SyncStatus';
import { formatElapsed } from '@/design/format/dates';
import type { StateItem } from '@/design/state-bar/StateBar';
import { hasRefusals } from '@/features/sync/peer-refusals';

/** The other computers, the server, and what is left to send. A shop that stands alone has nothing of it. */
export function networkItems(t: TFunction, status: SyncStatus, now: number): readonly StateItem[] {
  const server = status.peers.find(({ role }) => role === 'server');
  const relays = status.peers.filter(({ role }) => role !== 'server');
  const items: StateItem[] = [];
  if (status.is_relay || relays.length > 0) items.push(lan(t, status, relays));
  if (server) items.push(serverItem(t, server, now));
  // What the server holds is safe from a burning shop; without one, what another computer holds.
  const unsent = (server ?? relays[0])?.unsent;
  if (unsent === 0) items.push({ id: 'unsent', icon: IconSend, text: t('surroundings.allSent'), tone: 'ok' });
  if (typeof unsent === 'number' && unsent > 0) {
    items.push({ id: 'unsent', icon: IconSend, text: t('surroundings.unsent', { count: unsent }), tone: 'warn' });
  }
  return items;
}

function lan(t: TFunction, status: SyncStatus, relays: readonly SyncPeer[]): StateItem {
  if (status.failure && status.addresses.length === 0) {
    return { id: 'lan', icon: IconNetworkOff, text: t('surroundings.lanOff'), tone: 'warn' };
  }
  // One that is talked to may also listen here.
  const reached = relays.filter(isReached).map(({ fingerprint }) => fingerprint);
  const count = new Set([...status.connected, ...reached]).size;
  if (count > 0) return { id: 'lan', icon: IconNetwork, text: t('surroundings.lan', { count }), tone: 'ok' };
  return {
    id: 'lan',
    icon: IconNetworkOff,
    text: t('surroundings.lanNone'),
    tone: relays.length > 0 ? 'warn' : 'plain',
  };
}

function serverItem(t: TFunction, server: SyncPeer, now: number): StateItem {
  const item = (icon: StateItem['icon'], text: string, tone: StateItem['tone']): StateItem => ({
    ...{ id: 'server', icon, text },
    ...(tone && { tone }),
  });
  if (server.declined !== null) return item(IconCloudOff, t('surroundings.serverDeclines'), 'warn');
  if (server.last_contact === null) {
    return item(IconCloudOff, t('surroundings.serverNotYet'), server.trouble === null ? 'plain' : 'warn');
  }
  if (server.trouble !== null) {
    const away = formatElapsed(now - server.last_contact, t('till.dayLetter'));
    return item(IconCloudOff, t('surroundings.serverAway', { for: away }), 'warn');
  }
  if (hasRefusals(server)) return item(IconCloudOff, t('surroundings.serverRefuses'), 'warn');
  if (server.is_even) return item(IconCloudCheck, t('surroundings.serverEven'), 'ok');
  return item(IconCloudUp, t('surroundings.serverBusy'), 'plain');
}

function isReached({ trouble, declined, last_contact: at }: SyncPeer): boolean {
  return trouble === null && declined === null && at !== null;
}
