import i18next from 'i18next';
import { expect, it } from 'vitest';
import type { SyncPeer } from '@/bindings/SyncPeer';
import type { SyncStatus } from '@/bindings/SyncStatus';
import { networkItems } from './network-items';

const NOW = Date.UTC(2026, 10, 21, 9, 0);

const server: SyncPeer = {
  address: 'srv.example:4433',
  role: 'server',
  fingerprint: '4K7N-0QXE-93TB-HFZ2',
  is_even: true,
  to_come: 0,
  is_listening: true,
  device: 's1',
  last_contact: NOW - 12 * 60_000,
  skew_ms: 0,
  confirmed_seq: 7,
  failures: 0,
  holds: 40,
  trouble: null,
  declined: null,
  refuses: [],
  refused: [],
  unsent: 0,
};
const relay: SyncPeer = { ...server, role: 'relay', fingerprint: '8B2Q-77HA-0C3D-E5RT' };
const alone: SyncStatus = {
  is_relay: false,
  answers_guests: true,
  setting: 'automatic',
  relay: { at: 'nobody' },
  addresses: [],
  fingerprint: '',
  connected: [],
  holds: 40,
  peers: [],
  failure: null,
};

const words = (status: SyncStatus) =>
  networkItems(i18next.t, status, NOW).map(({ text, tone }) => [text.replaceAll('\u00a0', ' '), tone]);

it('makes no noise in a shop that stands alone', () => {
  expect(words(alone)).toEqual([]);
});

it('counts the computers that are there', () => {
  const serving = { ...alone, is_relay: true, addresses: ['192.168.1.20:4433'] };
  expect(words(serving)).toEqual([['LAN : aucun poste', 'plain']]);
  expect(words({ ...serving, connected: ['a', 'b'] })).toEqual([['LAN : 2 postes', 'ok']]);
  const both = { ...serving, connected: [relay.fingerprint], peers: [relay] };
  expect(words(both)[0]).toEqual(['LAN : 1 poste', 'ok']);
  expect(words({ ...alone, peers: [relay] })).toEqual([
    ['LAN : 1 poste', 'ok'],
    ['Tout est envoyé', 'ok'],
  ]);
});

it('says how it stands with the server, and what is left', () => {
  expect(words({ ...alone, peers: [server] })).toEqual([
    ['Serveur à jour', 'ok'],
    ['Tout est envoyé', 'ok'],
  ]);
  expect(words({ ...alone, peers: [{ ...server, trouble: 'unreachable', unsent: 3 }] })).toEqual([
    ['Serveur absent depuis 12 min', 'warn'],
    ['3 actes à envoyer', 'warn'],
  ]);
  expect(words({ ...alone, peers: [{ ...server, last_contact: null, unsent: null }] })).toEqual([
    ['Serveur à joindre', 'plain'],
  ]);
  expect(words({ ...alone, peers: [{ ...server, declined: 'revoked' }] })[0]).toEqual([
    'Le serveur refuse ce poste',
    'warn',
  ]);
  expect(words({ ...alone, peers: [{ ...server, is_even: false, refuses: ['gap', 'not_enrolled'] }] })[0]).toEqual([
    'Serveur : échange incomplet',
    'warn',
  ]);
  expect(words({ ...alone, peers: [{ ...server, is_even: false, refused: ['gap', 'unavailable'] }] })[0]).toEqual([
    'Serveur : échange en cours',
    'plain',
  ]);
});

it('says that nobody can reach it where it cannot answer', () => {
  const failure = { code: 'sync.cannot_listen', params: {}, incident: null };
  expect(words({ ...alone, is_relay: true, failure })).toEqual([['LAN : ce poste ne répond pas', 'warn']]);
});
