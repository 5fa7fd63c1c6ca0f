import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { DeviceRow } from '@/bindings/DeviceRow';
import { renderInTheme } from '@/design/test-render';
import { PlatformError, PlatformProvider, type Platform } from '@/platform';
import { ChangeDevice } from './ChangeDevice';

const till: DeviceRow = {
  device: 'd2',
  name: 'Caisse du fond',
  class: 'terminal',
  store: 'akw',
  register: null,
  fingerprint: '8B2Q-77HA-0C3D-E5RT',
  is_here: false,
  is_revoked: false,
  enrolled_at: Date.UTC(2026, 10, 20, 12, 16),
  enrolled_by: 'u1',
  enrolled_by_name: 'Étienne Mbarga',
  copied: null,
};
const other: DeviceRow = { ...till, device: 'd1', name: 'Comptoir 1', register: 'c1' };

const register = (code: string) => ({ register: code.toLowerCase(), code, name: code.replace('C', 'Caisse ') });
const stores = [
  { store: 'akw', fields: { name: 'Akwa' }, registers: [register('C1'), register('C2')], is_known_here: true },
  { store: 'bon', fields: { name: 'Bonapriso' }, registers: [register('C3')], is_known_here: true },
  { store: 'new', fields: { name: 'Deïdo' }, registers: [], is_known_here: true },
];

interface Told {
  readonly row?: Partial<DeviceRow>;
  readonly others?: readonly DeviceRow[];
  /** The command that Rust refuses. */
  readonly refused?: string;
}

function setUp({ row: more = {}, others = [other], refused }: Told = {}) {
  const row = { ...till, ...more };
  const execute = vi.fn<(name: string, body: unknown) => Promise<unknown>>((name) =>
    name === refused
      ? Promise.reject(new PlatformError({ code: 'people.other_store', params: {}, incident: null }))
      : Promise.resolve(null),
  );
  const unused = () => Promise.resolve(null);
  const platform = { query: unused, call: unused, execute, listen: () => () => undefined } as unknown as Platform;
  const onClose = vi.fn();
  renderInTheme(
    <PlatformProvider platform={platform}>
      <ChangeDevice row={row} stores={stores} devices={[row, ...others]} onClose={onClose} />
    </PlatformProvider>,
  );
  const sent = () => execute.mock.calls.map(([name, body]) => [name, body]);
  return { sent, onClose };
}

/** The names of what is offered in a field, once it is opened. */
async function offered(field: string | RegExp): Promise<(string | null)[]> {
  await userEvent.click(await screen.findByRole('combobox', { name: field }));
  return (await screen.findAllByRole('option')).map(({ textContent }) => textContent);
}

const pick = async (option: string) => userEvent.click(await screen.findByRole('option', { name: option }));
const registerField = () => screen.getByRole('combobox', { name: 'Caisse' });

it('says at which register a computer of a store is to stand', async () => {
  const { sent, onClose } = setUp();
  expect(await offered('Caisse')).toEqual(['C1 · Caisse 1', 'C2 · Caisse 2']);
  await pick('C2 · Caisse 2');
  expect(screen.getByText(/personne n’est interrompu/)).toBeVisible();
  await userEvent.keyboard('{F9}');
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent()).toEqual([['people.assign_register', { device: 'd2', register: 'c2' }]]);
});

it('moves a computer to another store before it says at which register of it', async () => {
  const { sent, onClose } = setUp({ row: { register: 'c2' } });
  await offered('Boutique');
  await pick('Bonapriso');
  expect(registerField()).toHaveValue('');
  expect(await offered('Caisse')).toEqual(['C3 · Caisse 3']);
  await pick('C3 · Caisse 3');
  await userEvent.keyboard('{F9}');
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent()).toEqual([
    ['people.change_device', { device: 'd2', store: 'bon' }],
    ['people.assign_register', { device: 'd2', register: 'c3' }],
  ]);
});

it('leaves the register to whoever sits there where none was chosen', async () => {
  const { sent, onClose } = setUp({ row: { register: 'c2' } });
  await offered('Boutique');
  await pick('Deïdo');
  expect(registerField()).toBeDisabled();
  expect(screen.getByText('Cette boutique n’a pas encore de caisse.')).toBeVisible();
  await userEvent.keyboard('{F9}');
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent()).toEqual([['people.change_device', { device: 'd2', store: 'new' }]]);
});

it('finds the register again when a computer stays in its store after all', async () => {
  setUp({ row: { register: 'c2' } });
  await offered('Boutique');
  await pick('Bonapriso');
  await offered('Boutique');
  await pick('Akwa');
  expect(registerField()).toHaveValue('C2 · Caisse 2');
  expect(screen.getByRole('button', { name: /Enregistrer/ })).toBeDisabled();
});

it.each([
  ['the move to its store', 'people.change_device', 1],
  ['the register', 'people.assign_register', 2],
])('says that %s was refused, and stays', async (_, refused, calls) => {
  const { sent, onClose } = setUp({ refused });
  await offered('Boutique');
  await pick('Bonapriso');
  await offered('Caisse');
  await pick('C3 · Caisse 3');
  await userEvent.keyboard('{F9}');
  expect(await screen.findByText(/Ce poste est celui d’une autre boutique/)).toBeVisible();
  expect(sent()).toHaveLength(calls);
  expect(registerField()).toHaveValue('C3 · Caisse 3');
  expect(onClose).not.toHaveBeenCalled();
});

it('warns of a register at which another computer stands, but not of one that was shut out', async () => {
  setUp({ others: [other, { ...other, device: 'd3', register: 'c2', is_revoked: true }] });
  await offered('Caisse');
  await pick('C1 · Caisse 1');
  expect(screen.getByText(/Comptoir 1 est déjà à cette caisse/)).toBeVisible();
  await offered('Caisse');
  await pick('C2 · Caisse 2');
  expect(screen.queryByText(/est déjà à cette caisse/)).not.toBeInTheDocument();
});

it('offers the computer of an office the registers of every store', async () => {
  setUp({ row: { class: 'office', store: null } });
  expect(await offered('Caisse')).toEqual(['C1 · Caisse 1', 'C2 · Caisse 2', 'C3 · Caisse 3']);
  expect(screen.getByText('Bonapriso')).toBeVisible();
  expect(screen.queryByText('Deïdo')).not.toBeInTheDocument();
});

it('asks nothing of the register of a server', () => {
  setUp({ row: { class: 'server', store: null } });
  expect(screen.getByLabelText(/Nom du poste/)).toBeVisible();
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
});
