import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { RegisterChoice } from '@/bindings/RegisterChoice';
import type { RegisterList } from '@/bindings/RegisterList';
import { renderInTheme } from '@/design/test-render';
import { PlatformProvider, type Platform } from '@/platform';
import { StationScreen } from './StationScreen';

const first: RegisterChoice = {
  register: 'r1',
  code: 'C1',
  name: 'Caisse 1',
  store: 'akw',
  store_name: 'Akwa',
  taken_by: ['Comptoir 1'],
};
const second: RegisterChoice = { ...first, register: 'r2', code: 'C2', name: 'Caisse 2', taken_by: [] };
const elsewhere: RegisterChoice = { ...second, register: 'r3', store: 'bon', store_name: 'Bonapriso' };
const list: RegisterList = { store: 'akw', here: null, registers: [first, second, elsewhere] };

function show(permissions: readonly string[], shown = list) {
  const call = vi.fn<(name: string, body: unknown) => Promise<unknown>>((name) =>
    Promise.resolve(name === 'session.current' ? { user: 'u', name: 'Awa', language: 'fr', permissions } : null),
  );
  const execute = vi.fn<(name: string, body: unknown) => Promise<unknown>>(() => Promise.resolve('r9'));
  const query = () => Promise.resolve(shown);
  const platform = { query, call, execute, listen: () => () => undefined } as unknown as Platform;
  renderInTheme(
    <PlatformProvider platform={platform}>
      <StationScreen onLock={vi.fn()} />
    </PlatformProvider>,
  );
  return { call, execute };
}

it('offers the free register of its store first, and no other store', async () => {
  const { call } = show(['sales.create']);
  expect(await screen.findByRole('radio', { name: /Caisse 2/ })).toBeChecked();
  expect(screen.queryByText(/Bonapriso/)).not.toBeInTheDocument();
  expect(screen.getByText('Prise par Comptoir 1')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Créer une caisse…' })).not.toBeInTheDocument();
  await userEvent.keyboard('{F9}');
  await waitFor(() => expect(call).toHaveBeenCalledWith('device.choose_register', { register: 'r2' }));
});

it('warns of a register at which another computer stands', async () => {
  show(['sales.create']);
  await userEvent.click(await screen.findByRole('radio', { name: /Caisse 1/ }));
  expect(screen.getByText(/deux ventes pourraient recevoir le même numéro/)).toBeVisible();
});

it('creates one more for whoever may', async () => {
  const { execute } = show(['people.manage_stores']);
  await userEvent.click(await screen.findByRole('button', { name: 'Créer une caisse…' }));
  await userEvent.type(screen.getByLabelText('Nouvelle caisse'), 'Caisse du fond{Enter}');
  await waitFor(() =>
    expect(execute).toHaveBeenCalledWith(
      'people.create_register',
      { store: 'akw', code: 'C3', name: 'Caisse du fond' },
      expect.anything(),
    ),
  );
});

it('shows every store to the computer of an office', async () => {
  show(['sales.create'], { ...list, store: null });
  expect(await screen.findByText('Bonapriso · C2')).toBeVisible();
});
