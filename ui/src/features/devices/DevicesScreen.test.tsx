import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router';
import { expect, it, vi } from 'vitest';
import type { DeviceList } from '@/bindings/DeviceList';
import type { DeviceRow } from '@/bindings/DeviceRow';
import { SurroundingsContext, type Surroundings } from '@/design/surroundings/surroundings-context';
import { renderInTheme } from '@/design/test-render';
import { PlatformError, PlatformProvider, type Platform } from '@/platform';
import { DevicesScreen } from './DevicesScreen';

const AT = Date.UTC(2026, 10, 20, 12, 16);

const here: DeviceRow = {
  device: 'd1',
  name: 'Comptoir 1',
  class: 'terminal',
  store: 'akw',
  register: null,
  fingerprint: '4K7N-0QXE-93TB-HFZ2',
  is_here: true,
  is_revoked: false,
  enrolled_at: AT,
  enrolled_by: 'u1',
  enrolled_by_name: 'Étienne Mbarga',
  copied: null,
};
const till: DeviceRow = { ...here, device: 'd2', name: 'Caisse 2', fingerprint: '8B2Q-77HA-0C3D-E5RT', is_here: false };
const stolen: DeviceRow = { ...till, device: 'd3', name: 'Portable', class: 'office', store: null, is_revoked: true };
const list: DeviceList = {
  devices: [here, till, stolen],
  invitations: [
    {
      invitation: 'i1',
      name: 'Comptoir 3',
      class: 'terminal',
      store: 'akw',
      expires_at: Date.now() + 20 * 60_000,
      invited_by_name: 'Étienne Mbarga',
      used_by: [],
      is_cancelled: false,
    },
    {
      invitation: 'i2',
      name: 'Caisse 2',
      class: 'terminal',
      store: 'akw',
      expires_at: Date.now(),
      invited_by_name: 'Étienne Mbarga',
      used_by: ['d2'],
      is_cancelled: false,
    },
  ],
};
const stores = [
  { store: 'akw', fields: { name: 'Akwa' }, registers: [], is_known_here: true },
  { store: 'bon', fields: { name: 'Bonapriso' }, registers: [], is_known_here: true },
];
const surroundings = { business: '', person: '', place: [], health: [], nav: [], zone: 'Africa/Douala' };

function setUp(address = '/devices', shown: DeviceList | PlatformError = list) {
  const execute = vi.fn<(name: string, body: unknown) => Promise<unknown>>((name) =>
    Promise.resolve(
      name === 'people.invite_device'
        ? { invitation: 'i3', code: 'K7MP-2XQA', expires_at: Date.now() + 30 * 60_000 }
        : null,
    ),
  );
  const query = (name: string) => {
    if (name === 'people.devices')
      return shown instanceof PlatformError ? Promise.reject(shown) : Promise.resolve(shown);
    if (name === 'people.stores') return Promise.resolve(stores);
    return Promise.resolve({ store: 'akw' });
  };
  const call = () => Promise.resolve({ answers_guests: true, addresses: ['192.168.1.20:4433'], failure: null });
  const platform = { query, execute, call, listen: () => () => undefined } as unknown as Platform;
  renderInTheme(
    <PlatformProvider platform={platform}>
      <SurroundingsContext value={surroundings as unknown as Surroundings}>
        <MemoryRouter initialEntries={[address]}>
          <Routes>
            <Route path="/devices/:device?" element={<DevicesScreen />} />
          </Routes>
        </MemoryRouter>
      </SurroundingsContext>
    </PlatformProvider>,
  );
  return execute;
}

it('lists who may talk, who may not, and which codes are good', async () => {
  setUp();
  expect(await screen.findByText('2 postes admis')).toBeVisible();
  expect(screen.getByText('Comptoir 3')).toBeVisible();
  expect(screen.getByText(/Valable jusqu’à/)).toBeVisible();
  expect(screen.getByText(/Entré\s: Caisse 2/)).toBeVisible();
});

const tillCopied = (copied: DeviceRow['copied'], more: Partial<DeviceRow> = {}) => ({
  ...list,
  devices: [here, { ...till, copied, ...more }],
});

it('says of a computer that was copied what became of it, and what to do', async () => {
  setUp('/devices/d2', tillCopied({ forks: 1, apart_since: AT }));
  expect(await screen.findByText('Copie détectée')).toBeVisible();
  expect(screen.getByText('Ce poste a travaillé depuis deux copies de son disque.')).toBeVisible();
  expect(screen.getByText(/Rien n’est perdu/)).toBeVisible();
  expect(screen.getByText(/Depuis le 20\/11\/2026 13:16, ses papiers portent une nouvelle série/)).toBeVisible();
  expect(screen.getByText(/Un autre ordinateur marche peut-être sous ce nom/)).toBeVisible();
  expect(screen.getByText(/il n’y a rien à faire/)).toBeVisible();
});

it('says of a copied computer that it has not heard of it yet', async () => {
  setUp('/devices/d2', tillCopied({ forks: 1, apart_since: null }));
  expect(await screen.findByText(/Ses papiers prendront une nouvelle série/)).toBeVisible();
});

it('says of a computer that was set back what may be', async () => {
  setUp('/devices/d2', tillCopied({ forks: 0, apart_since: AT }));
  expect(await screen.findByText(/Ce poste a été remis à un état d’avant/)).toBeVisible();
});

it('says nothing of the papers of a server, and gives no advice about one that was shut out', async () => {
  const server = { class: 'server', store: null, is_revoked: true } as const;
  setUp('/devices/d2', tillCopied({ forks: 1, apart_since: null }, server));
  expect(await screen.findByText('Copie détectée')).toBeVisible();
  expect(screen.queryByText(/papiers/)).not.toBeInTheDocument();
  expect(screen.queryByText(/Un autre ordinateur marche/)).not.toBeInTheDocument();
});

it('invites by keyboard alone and shows the code in two groups', async () => {
  const execute = setUp();
  await screen.findByText('2 postes admis');
  await userEvent.keyboard('{F9}');
  const dialog = await screen.findByRole('dialog');
  await userEvent.keyboard('{F9}');
  expect(await within(dialog).findByText('À remplir.')).toBeVisible();
  expect(execute).not.toHaveBeenCalled();
  await userEvent.type(within(dialog).getByLabelText(/Nom du poste/), ' Comptoir 4 {F9}');
  expect(execute).toHaveBeenCalledExactlyOnceWith(
    'people.invite_device',
    { name: 'Comptoir 4', class: 'terminal', store: 'akw' },
    expect.anything(),
  );
  const code = await screen.findByRole('group', { name: 'Code d’invitation' });
  expect(within(code).getByText('K7MP')).toBeVisible();
  expect(within(code).getByText('2XQA')).toBeVisible();
  expect(within(screen.getByRole('dialog')).getByText(here.fingerprint)).toBeVisible();
  expect(within(screen.getByRole('dialog')).getByText('192.168.1.20:4433')).toBeVisible();
});

it('invites a computer of the office without a store', async () => {
  const execute = setUp('/devices/new');
  await userEvent.type(await screen.findByLabelText(/Nom du poste/), 'Direction');
  await userEvent.click(screen.getByRole('radio', { name: 'Bureau' }));
  await userEvent.keyboard('{F9}');
  await waitFor(() =>
    expect(execute).toHaveBeenCalledWith(
      'people.invite_device',
      { name: 'Direction', class: 'office' },
      expect.anything(),
    ),
  );
});

it('sends only what was changed', async () => {
  const execute = setUp('/devices/d2');
  const name = await screen.findByLabelText(/Nom du poste/);
  await userEvent.clear(name);
  await userEvent.type(name, 'Caisse du fond{F9}');
  expect(execute).toHaveBeenCalledExactlyOnceWith(
    'people.change_device',
    { device: 'd2', name: 'Caisse du fond' },
    expect.anything(),
  );
});

it('says what shutting out means, and asks why', async () => {
  const execute = setUp('/devices/d2');
  await userEvent.click(await screen.findByRole('button', { name: 'Exclure…' }));
  expect(await screen.findByText(/C’est définitif/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: /Exclure Caisse 2/ }));
  expect(await screen.findByText('À remplir.')).toBeVisible();
  expect(execute).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText('Motif'), 'Volée{F9}');
  await waitFor(() =>
    expect(execute).toHaveBeenCalledExactlyOnceWith(
      'people.revoke_device',
      { device: 'd2', reason: 'Volée' },
      expect.anything(),
    ),
  );
});

it('has no way to shut out where one sits', async () => {
  setUp('/devices/d1');
  await screen.findByLabelText(/Nom du poste/);
  expect(screen.queryByRole('button', { name: 'Exclure…' })).not.toBeInTheDocument();
});

it('only reads a computer that was shut out', async () => {
  setUp('/devices/d3');
  expect(await screen.findByText(/il ne reçoit plus rien/)).toBeVisible();
  expect(screen.queryByLabelText(/Nom du poste/)).not.toBeInTheDocument();
});

it('takes back a code with which nobody came', async () => {
  const execute = setUp();
  await userEvent.click(await screen.findByRole('button', { name: 'Annuler le code de Comptoir 3' }));
  expect(execute).toHaveBeenCalledExactlyOnceWith('people.cancel_invitation', { invitation: 'i1' }, expect.anything());
  expect(screen.queryByRole('button', { name: 'Annuler le code de Caisse 2' })).not.toBeInTheDocument();
});

it('says what went wrong', async () => {
  setUp('/devices', new PlatformError({ code: 'people.forbidden', params: {}, incident: null }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Votre rôle ne le permet pas');
});
