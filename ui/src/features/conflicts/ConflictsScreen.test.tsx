import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router';
import { expect, it, vi } from 'vitest';
import type { ConflictCard } from '@/bindings/ConflictCard';
import type { ConflictRow } from '@/bindings/ConflictRow';
import { SurroundingsContext, type Surroundings } from '@/design/surroundings/surroundings-context';
import { renderInTheme } from '@/design/test-render';
import { PlatformError, PlatformProvider, type Platform } from '@/platform';
import { ConflictsScreen } from './ConflictsScreen';

const AT = Date.UTC(2026, 10, 20, 12, 16);

const row: ConflictRow = {
  conflict: 'c1',
  rule: 'paid_twice',
  subject: { kind: 'sale', id: 's1', name: 'AKW-C1-2026-001463' },
  store_name: 'Akwa',
  at: AT,
  is_urgent: true,
  amount: 84_500,
  currency: 'XAF',
  decision: null,
};

const payment = { tendered: 84_500, change: 0, is_shift_open: true, amount: 84_500, at: AT } as const;

const card: ConflictCard = {
  conflict: 'c1',
  rule: 'paid_twice',
  subject: row.subject,
  store: 'b1',
  store_name: 'Akwa',
  at: AT,
  currency: 'XAF',
  exponent: 0,
  facts: [
    { ...payment, fact: 'payment', means: { method: 'cash' }, by_name: 'Ibrahim Njoya', register_name: 'Caisse 1' },
    {
      ...payment,
      fact: 'payment',
      means: { method: 'mobile_money', operator: 'MTN MoMo', reference: 'MP1' },
      by_name: 'Aïcha Bello',
      register_name: 'Caisse 2',
    },
  ],
  moments: [{ kind: 'submitted', at: AT, by_name: 'Clarisse Ngo Bassa' }],
  sale: { status: 'paid', total: 84_500, paid: 169_000, excess: 84_500 },
  stock: null,
  authority: null,
  fields: [],
  offers: [
    { remedy: 'return_mobile_money', amount: 84_500, operator: 'MTN MoMo', needs_note: false },
    { remedy: 'return_cash', amount: 84_500, needs_note: false },
    { remedy: 'two_sales', needs_note: true },
  ],
  drawers: [{ shift: 'sh1', register_name: 'Caisse 1', cashier_name: 'Ibrahim Njoya', is_enough: true }],
  decision: null,
};

const edited: ConflictCard = {
  ...card,
  rule: 'concurrent_edit',
  subject: { kind: 'product', id: 'p1', name: 'Disque WD Purple 2 To' },
  facts: [
    { fact: 'edit', edit: 'e1', at: AT, by_name: 'Solange Tchoumi', register_name: '' },
    { fact: 'edit', edit: 'e2', at: AT, by_name: 'Étienne Mbarga', register_name: '' },
  ],
  moments: [],
  sale: null,
  fields: [
    {
      field: 'price',
      earlier: { is: 'amount', amount: 45_000 },
      later: { is: 'amount', amount: 47_500 },
      now: { is: 'amount', amount: 47_500 },
    },
  ],
  offers: [
    { remedy: 'keep_values', edit: 'e2', needs_note: false },
    { remedy: 'keep_values', edit: 'e1', needs_note: false },
  ],
  drawers: [],
};

const surroundings = { business: '', person: '', place: [], health: [], nav: [], zone: 'Africa/Douala' };

function setUp(shown: ConflictCard | PlatformError, rows: readonly ConflictRow[] = [row]) {
  const execute = vi.fn<(name: string, body: unknown) => Promise<null>>(() => Promise.resolve(null));
  const query = (name: string, body: { state?: string }) => {
    if (name === 'conflicts.list')
      return Promise.resolve({ rows: body.state === 'open' ? rows : [], next: null, count: rows.length });
    if (name === 'conflicts.read')
      return shown instanceof PlatformError ? Promise.reject(shown) : Promise.resolve(shown);
    return Promise.resolve({ country: 'CM', currency: 'XAF', exponent: 0 });
  };
  const platform = { query, execute, call: vi.fn(), listen: () => () => undefined } as unknown as Platform;
  renderInTheme(
    <PlatformProvider platform={platform}>
      <SurroundingsContext value={surroundings as unknown as Surroundings}>
        <MemoryRouter initialEntries={['/conflicts']}>
          <Routes>
            <Route path="/conflicts/:conflict?" element={<ConflictsScreen />} />
          </Routes>
        </MemoryRouter>
      </SurroundingsContext>
    </PlatformProvider>,
  );
  return execute;
}

it('tells both payments side by side and advises to give back the way it came', async () => {
  setUp(card);
  expect(await screen.findByRole('heading', { name: 'La vente n° C1-1463 a été payée deux fois' })).toBeVisible();
  expect(screen.getByText('Premier paiement')).toBeVisible();
  expect(screen.getByText('Second paiement')).toBeVisible();
  const advised = screen.getByRole('radio', { name: /Rendre 84.500.FCFA par mobile/ });
  expect(advised).toBeChecked();
  expect(within(advised).getByText('Conseillé.')).toBeVisible();
});

it('gives back by mobile money once the reference is typed, by keyboard alone', async () => {
  const execute = setUp(card);
  await screen.findByText('Second paiement');
  await userEvent.keyboard('{F9}');
  expect(await screen.findByText('À remplir.')).toBeVisible();
  expect(execute).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText('Référence du transfert'), 'MP9');
  await userEvent.keyboard('{F9}');
  await waitFor(() =>
    expect(execute).toHaveBeenCalledExactlyOnceWith(
      'conflicts.resolve',
      {
        conflict: 'c1',
        remedy: { remedy: 'return_mobile_money', operator: 'MTN MoMo', reference: 'MP9', amount: 84_500 },
        note: '',
      },
      expect.anything(),
    ),
  );
});

it('asks for a note where nothing goes back', async () => {
  const execute = setUp(card);
  await userEvent.click(await screen.findByRole('radio', { name: /deux ventes différentes/ }));
  await userEvent.click(screen.getByRole('button', { name: /Garder les deux paiements/ }));
  expect(screen.getByText('Dites en quelques mots pourquoi.')).toBeVisible();
  expect(execute).not.toHaveBeenCalled();
});

it('shows both values of a field and says which one stands', async () => {
  const execute = setUp(edited);
  expect(await screen.findByText('Première valeur')).toBeVisible();
  expect(screen.getByText('affichée maintenant')).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: /Garder 45.000.FCFA/ }));
  await userEvent.keyboard('{F9}');
  const remedy = { remedy: 'keep_values', edit: 'e1' };
  await waitFor(() =>
    expect(execute).toHaveBeenCalledWith('conflicts.resolve', { conflict: 'c1', remedy, note: '' }, expect.anything()),
  );
});

it('shows what was decided, and nothing to decide any more', async () => {
  const taken = { remedy: 'money_returned', amount: 84_500, means: { method: 'cash' } } as const;
  setUp({ ...card, offers: [], decision: { at: AT, by_name: 'Solange Tchoumi', taken, note: 'Client rappelé' } });
  expect(await screen.findByText(/84.500.FCFA rendus au client \(Espèces\)/)).toBeVisible();
  expect(screen.getByText('Client rappelé')).toBeVisible();
  expect(screen.queryByRole('radio')).not.toBeInTheDocument();
});

it('reassures when nothing waits', async () => {
  setUp(card, []);
  expect(await screen.findByText(/Rien à trancher/)).toBeVisible();
});

it('says what went wrong in the panel concerned', async () => {
  setUp(new PlatformError({ code: 'conflicts.unknown', params: {}, incident: null }));
  expect(await screen.findByRole('alert')).toHaveTextContent('n’est plus à trancher');
});

it('shows both sales of a serial number, and corrects one with what is scanned', async () => {
  const named = (sale: string, number: string, customer_name: string) => ({
    ...{ fact: 'serial_named' as const, at: AT, by_name: 'Clarisse Ngo Bassa', register_name: 'Caisse 1' },
    ...{ sale, number, customer_name, product_name: 'Samsung Galaxy A15', serial: '356938035643809' },
  });
  const offer = (sale: string, number: string) =>
    ({ remedy: 'correct_serial', sale, number, serial: '356938035643809', needs_note: false }) as const;
  const execute = setUp({
    ...card,
    rule: 'same_serial',
    facts: [named('s1', 'AKW-C1-2026-000012', ''), named('s2', 'AKW-C2-2026-000009', 'Ets Fotso & Fils')],
    moments: [],
    sale: null,
    offers: [
      offer('s2', 'AKW-C2-2026-000009'),
      offer('s1', 'AKW-C1-2026-000012'),
      { remedy: 'acknowledge', needs_note: true },
    ],
    drawers: [],
  });
  expect(await screen.findByText(/sous le numéro 356938035643809/)).toBeVisible();
  expect(screen.getByText(/client.: Ets Fotso/)).toBeVisible();
  expect(screen.getByText('client de passage')).toBeVisible();
  await userEvent.type(screen.getByLabelText('Numéro de série de la pièce'), '356938035643817');
  await userEvent.keyboard('{F9}');
  await waitFor(() => expect(execute).toHaveBeenCalled());
  expect(execute.mock.calls[0]?.[1]).toMatchObject({
    remedy: { remedy: 'correct_serial', sale: 's2', to: '356938035643817' },
  });
});
