import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { expect, it, vi } from 'vitest';
import type { QuarantinedRunRow } from '@/bindings/QuarantinedRunRow';
import type { SyncPeer } from '@/bindings/SyncPeer';
import type { SyncStatus } from '@/bindings/SyncStatus';
import { SurroundingsContext, type Surroundings } from '@/design/surroundings/surroundings-context';
import { renderInTheme } from '@/design/test-render';
import { PlatformError, PlatformProvider, type Platform } from '@/platform';
import en from '@/i18n/en.json';
import fr from '@/i18n/fr.json';
import { SyncScreen } from './SyncScreen';

const server: SyncPeer = {
  address: 'srv.example:4433',
  role: 'server',
  fingerprint: '4K7N-0QXE-93TB-HFZ2',
  is_even: false,
  to_come: 0,
  is_listening: true,
  device: 's1',
  last_contact: Date.now() - 12 * 60_000,
  skew_ms: 0,
  confirmed_seq: 7,
  holds: 40,
  failures: 0,
  trouble: null,
  declined: null,
  refuses: [],
  refused: [],
  unsent: 3,
};
const status: SyncStatus = {
  is_relay: true,
  answers_guests: true,
  setting: 'automatic',
  relay: { at: 'there', fingerprint: 'YFGA-Z1PE-0V32-2UTD' },
  addresses: ['192.168.1.20:4433'],
  fingerprint: '8B2Q-77HA-0C3D-E5RT',
  holds: 40,
  connected: ['YFGA-Z1PE-0V32-2UTD'],
  peers: [server],
  failure: null,
};
const surroundings = { business: '', person: '', place: [], health: [], nav: [], zone: 'Africa/Douala' };
const devices = [{ device: 'd2', name: 'Caisse 2', fingerprint: 'YFGA-Z1PE-0V32-2UTD' }];

const stranger: QuarantinedRunRow = {
  author: 'd9',
  author_name: null,
  fingerprint: '7TTQ-0C3D-93TB-E5RT',
  events: 3,
  why: 'not_enrolled',
  first_at: Date.UTC(2026, 10, 20, 12, 16),
};

interface Kept {
  readonly permissions: readonly string[];
  readonly runs?: readonly QuarantinedRunRow[];
}

function setUp(shown: SyncStatus | PlatformError = status, kept: Kept = { permissions: [] }) {
  const call = vi.fn<(name: string, body: unknown) => Promise<unknown>>((name) => {
    if (name === 'session.current') {
      return Promise.resolve({ user: 'u', name: 'Awa', language: 'fr', permissions: kept.permissions });
    }
    if (name !== 'sync.status') return Promise.resolve(null);
    return shown instanceof PlatformError ? Promise.reject(shown) : Promise.resolve(shown);
  });
  const query = vi.fn<(name: string, body: unknown) => Promise<unknown>>((name) =>
    Promise.resolve(name === 'people.quarantined_runs' ? { runs: kept.runs ?? [] } : { devices, invitations: [] }),
  );
  const platform = { query, call, execute: vi.fn(), listen: () => () => undefined } as unknown as Platform;
  renderInTheme(
    <PlatformProvider platform={platform}>
      <MemoryRouter>
        <SurroundingsContext value={surroundings as unknown as Surroundings}>
          <SyncScreen />
        </SurroundingsContext>
      </MemoryRouter>
    </PlatformProvider>,
  );
  return { call, query };
}

it('says whom it answers and whom it talks to, by their names', async () => {
  setUp();
  expect(await screen.findByText('192.168.1.20:4433')).toBeVisible();
  expect(await screen.findAllByText('Caisse 2')).toHaveLength(2);
  expect(screen.getByText(/3 actes à envoyer/)).toBeVisible();
  expect(screen.getByText(/Dernier contact il y a 12.min/)).toBeVisible();
  expect(screen.queryByText(/horloge/)).not.toBeInTheDocument();
});

it('says how much is still to come of a first exchange', async () => {
  setUp({ ...status, peers: [{ ...server, unsent: 0, to_come: 84_000 }] });
  expect(await screen.findByText(/84.?000 actes à recevoir/)).toBeVisible();
});

it('says why a peer does not talk, and that its clock is wrong', async () => {
  setUp({ ...status, peers: [{ ...server, declined: 'revoked', skew_ms: -5 * 60_000 }] });
  expect(await screen.findByText('Il a exclu ce poste')).toBeVisible();
  expect(screen.getByText(/Son horloge retarde de 5.min/)).toBeVisible();
});

it('says why a peer does not take what it is sent, and what to do', async () => {
  setUp({ ...status, peers: [{ ...server, refuses: ['gap', 'not_enrolled'] }] });
  expect(await screen.findByText('Échange incomplet')).toBeVisible();
  expect(screen.getByText('Il ne prend pas tout ce que ce poste lui envoie')).toBeVisible();
  expect(screen.getByText(/viennent d’un poste qu’il ne connaît pas encore\. Allumez et reliez/)).toBeVisible();
  expect(screen.getByText(/3 actes à envoyer/)).toBeVisible();
  expect(screen.queryByText(/Ce poste ne prend pas tout/)).not.toBeInTheDocument();
});

it('says why what a peer sends is not taken in here', async () => {
  setUp({ ...status, peers: [{ ...server, refused: ['bad_signature', 'unreadable'] }] });
  expect(await screen.findByText('Ce poste ne prend pas tout ce que l’autre lui envoie')).toBeVisible();
  expect(screen.getByText(/Des actes qu’il envoie ne portent pas la bonne signature/)).toBeVisible();
  expect(screen.getByText(/n’arrive pas à lire des actes qu’il envoie\. Mettez Comptoir à jour/)).toBeVisible();
  expect(screen.queryByText(/Il ne prend pas tout/)).not.toBeInTheDocument();
});

it('keeps quiet about what mends itself', async () => {
  setUp({ ...status, peers: [{ ...server, refuses: ['gap'], refused: ['unavailable'] }] });
  expect(await screen.findByText(/3 actes à envoyer/)).toBeVisible();
  expect(screen.queryByText('Échange incomplet')).not.toBeInTheDocument();
  expect(screen.queryByText(/ne prend pas tout/)).not.toBeInTheDocument();
});

it('is made the relay by keyboard', async () => {
  const { call } = setUp();
  (await screen.findByRole('radio', { name: 'Automatique' })).focus();
  await userEvent.keyboard('{ArrowDown}');
  await waitFor(() => expect(call).toHaveBeenCalledWith('sync.listen', { setting: 'always' }));
});

it('says who the relay is', async () => {
  setUp({ ...status, relay: { at: 'here' } });
  expect(await screen.findByText('Ce poste, pour toute la boutique')).toBeVisible();
  setUp({ ...status, relay: { at: 'nobody' } });
  expect(await screen.findByText('Aucun poste ne répond')).toBeVisible();
});

it('stands alone in peace', async () => {
  setUp({ ...status, is_relay: false, relay: { at: 'nobody' }, addresses: [], connected: [], peers: [] });
  expect(await screen.findByText(/ne parle à aucun autre/)).toBeVisible();
  expect(screen.getByText('Il ne répond à personne.')).toBeVisible();
});

it('says what went wrong, also where the rest works', async () => {
  const failure = { code: 'sync.cannot_listen', params: { address: '0.0.0.0:4433' }, incident: null };
  setUp({ ...status, addresses: [], failure });
  expect(await screen.findByText(/ne peut pas écouter à l’adresse 0\.0\.0\.0:4433/)).toBeVisible();
});

it('says that nothing is known', async () => {
  setUp(new PlatformError({ code: 'device.not_open', params: {}, incident: null }));
  expect(await screen.findByRole('alert')).toBeVisible();
});

it('shows what was kept apart: in whose name, how much, why, since when', async () => {
  const known = { ...stranger, author_name: 'Caisse 2', events: 1, why: 'bad_signature' };
  setUp(status, { permissions: ['people.manage_devices'], runs: [stranger, known] });
  const panel = within(await screen.findByRole('region', { name: 'Mis de côté' }));
  expect(panel.getByText(/rien n’en est perdu/)).toBeVisible();
  const [first, second] = panel.getAllByRole('listitem');
  expect(first).toHaveTextContent('Poste inconnu · 7TTQ-0C3D-93TB-E5RT');
  expect(first).toHaveTextContent('3 actes');
  expect(first).toHaveTextContent(/que l’on ne connaît pas encore ici\. Allumez et reliez/);
  expect(first).toHaveTextContent('Reçu la première fois le 20/11/2026 13:16');
  expect(second).toHaveTextContent('Au nom de Caisse 2');
  expect(second).toHaveTextContent('1 acte');
  expect(second).toHaveTextContent(/La signature n’est pas la bonne/);
});

it('has no panel where nothing was kept apart', async () => {
  const { query } = setUp(status, { permissions: ['people.manage_devices'] });
  await waitFor(() => expect(query).toHaveBeenCalledWith('people.quarantined_runs', {}));
  expect(screen.queryByRole('region', { name: 'Mis de côté' })).not.toBeInTheDocument();
});

it('asks for nothing of what was kept apart for whom may not know', async () => {
  const { query } = setUp(status, { permissions: ['sales.create'], runs: [stranger] });
  expect(await screen.findAllByText('Caisse 2')).toHaveLength(2);
  expect(query.mock.calls.map(([name]) => name)).not.toContain('people.quarantined_runs');
  expect(screen.queryByRole('region', { name: 'Mis de côté' })).not.toBeInTheDocument();
});

it.each([
  ['French', fr],
  ['English', en],
])('has words for all that Rust may say of a peer, in %s', (_, { sync }) => {
  // crates/sync/src/node/peer_status.rs and src-tauri/src/network/standing.rs
  const troubles = ['unreachable', 'too_slow', 'not_the_peer', 'not_admitted', 'business_unknown', 'broken', 'busy'];
  expect(Object.keys(sync.trouble)).toEqual([...troubles, 'other']);
  const declines = ['other_protocol', 'other_organisation', 'unreadable', 'unavailable', 'revoked', 'impostor'];
  expect(Object.keys(sync.declined)).toEqual(declines);
  // All but what mends itself.
  const whys = ['bad_signature', 'unreadable', 'too_large', 'other_organisation', 'not_enrolled'];
  const { why, next } = sync.quarantine;
  for (const words of [sync.refuses, sync.refused, sync.refusalNext, why, next])
    expect(Object.keys(words)).toEqual(whys);
});
