import type { TFunction } from 'i18next';
import type { SyncPeer } from '@/bindings/SyncPeer';
import { formatElapsed } from '@/design/format/dates';
import type { StatusKind } from '@/design/status/StatusTag';
import { hasRefusals } from './peer-refusals';

const MINUTE_MS = 60_000;
/** A clock that differs by less puts no sale in the wrong order that anybody would notice. */
const SKEW_MS_MAX = 2 * MINUTE_MS;

interface PeerState {
  readonly kind: StatusKind;
  readonly label: string;
}

/** How it stands with a peer: what hinders comes before what is left to do. */
export function peerState(t: TFunction, peer: SyncPeer): PeerState {
  // The names come from Rust, so their keys cannot be checked at compile time; each has its words, tested beside this.
  const say = t as unknown as (key: string) => string;
  if (peer.declined !== null) return { kind: 'blocking', label: say(`sync.declined.${peer.declined}`) };
  if (peer.trouble !== null) return { kind: 'server-down', label: say(`sync.trouble.${peer.trouble}`) };
  if (peer.last_contact === null) return { kind: 'waiting', label: t('sync.peers.first') };
  if (hasRefusals(peer)) return { kind: 'attention', label: t('sync.peers.partly') };
  const left = leftWords(t, peer);
  if (left !== null) return { kind: 'waiting', label: left };
  return peer.is_even
    ? { kind: 'done', label: t('sync.peers.even') }
    : { kind: 'waiting', label: t('sync.peers.under') };
}

/** By how much its clock differs, where that is too much. */
export function clockWords(t: TFunction, skewMs: number): string | null {
  if (Math.abs(skewMs) <= SKEW_MS_MAX) return null;
  const by = formatElapsed(Math.abs(skewMs), t('till.dayLetter'));
  return t(skewMs > 0 ? 'sync.peers.clockAhead' : 'sync.peers.clockBehind', { by });
}

/** What is left to receive from it, and to send to it; null where that is nothing, or not known yet. */
export function leftWords(t: TFunction, { unsent, to_come: toCome }: SyncPeer): string | null {
  const words = [
    ...(toCome === 0 ? [] : [t('sync.peers.toCome', { count: toCome })]),
    ...(unsent === null || unsent === 0 ? [] : [t('sync.peers.left', { count: unsent })]),
  ];
  return words.length === 0 ? null : words.join(', ');
}

/** When it last answered. */
export function contactWords(t: TFunction, at: number | null, now: number): string {
  if (at === null) return t('sync.peers.never');
  const since = now - at;
  if (since < MINUTE_MS) return t('sync.peers.justNow');
  return t('sync.peers.contact', { for: formatElapsed(since, t('till.dayLetter')) });
}
