import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { AssignedRegister } from '@/bindings/AssignedRegister';
import { renderInTheme } from '@/design/test-render';
import { PlatformError, PlatformProvider, type Platform } from '@/platform';
import { RegisterPanel } from './RegisterPanel';

const second: AssignedRegister = { register: 'r2', code: 'C2', name: 'Caisse 2' };
const stores = [
  {
    store: 'akw',
    fields: { name: 'Akwa', code: 'AKW' },
    registers: [{ register: 'r1', code: 'C1', name: 'Caisse 1' }, second],
    is_known_here: true,
  },
];

interface Told {
  readonly assigned?: AssignedRegister | null;
  readonly permissions?: readonly string[];
  readonly takenBy?: readonly string[];
  readonly error?: PlatformError;
}

function show({ assigned = second, permissions = ['sales.create'], takenBy = [], error }: Told = {}) {
  const call = vi.fn<(name: string, body: unknown) => Promise<unknown>>((name) => {
    if (name === 'session.current') return Promise.resolve({ user: 'u', name: 'Awa', language: 'fr', permissions });
    return error ? Promise.reject(error) : Promise.resolve(null);
  });
  const answers: Record<string, unknown> = {
    'people.stores': stores,
    'people.registers': { store: 'akw', here: 'r1', registers: [{ ...second, taken_by: takenBy }] },
    'people.current_place': { register: 'r1', register_code: 'C1', register_name: 'Caisse 1', assigned },
  };
  const query = (name: string) => Promise.resolve(answers[name]);
  const platform = { query, call, execute: vi.fn(), listen: () => () => undefined } as unknown as Platform;
  renderInTheme(
    <PlatformProvider platform={platform}>
      <RegisterPanel register="r1" />
    </PlatformProvider>,
  );
  return call;
}

it.each([
  ['goes to the register that it was told', 'Passer à C2 · Caisse 2', 'r2'],
  ['stays at its own, which says so to the others', 'Rester à C1', 'r1'],
])('%s', async (_, button, register) => {
  const call = show();
  expect(await screen.findByText('Ce poste doit passer à la caisse C2 · Caisse 2')).toBeVisible();
  await userEvent.click(await screen.findByRole('button', { name: button }));
  await waitFor(() => expect(call).toHaveBeenCalledWith('device.choose_register', { register }));
});

it('says that another computer stands there', async () => {
  show({ takenBy: ['Comptoir 3'] });
  expect(await screen.findByText(/Comptoir 3 est déjà à cette caisse/)).toBeVisible();
});

it('says what was refused', async () => {
  show({ error: new PlatformError({ code: 'people.register_unknown', params: {}, incident: null }) });
  await userEvent.click(await screen.findByRole('button', { name: 'Passer à C2 · Caisse 2' }));
  expect(await screen.findByText('Cette caisse n’est pas connue sur ce poste.')).toBeVisible();
});

it('gives no button to whom has no work at a register', async () => {
  show({ permissions: ['stock.view'] });
  expect(await screen.findByText('Ce poste doit passer à la caisse C2 · Caisse 2')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Passer|Rester/ })).not.toBeInTheDocument();
});

it('keeps quiet where nobody was told anything', async () => {
  show({ assigned: null });
  expect(await screen.findByRole('combobox', { name: 'Caisse' })).toBeVisible();
  expect(screen.queryByText(/doit passer/)).not.toBeInTheDocument();
});
