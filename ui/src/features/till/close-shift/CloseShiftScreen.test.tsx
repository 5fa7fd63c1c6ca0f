import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { renderInTheme } from '@/design/test-render';
import { PlatformProvider, type Platform } from '@/platform';
import { CloseShiftScreen } from './CloseShiftScreen';

const PLACE = {
  currency: 'XAF',
  exponent: 0,
  denominations: [10_000, 5_000, 500, 100],
  store_fields: { variance_warning: 5_000 },
};

const shift = {
  shift: 'sh1',
  register: 'r1',
  register_name: 'Caisse 1',
  opened_at: 1_795_211_351_460,
  float: 50_000,
  payments: 3,
  open_sales: 1,
  counts: 0,
};

const parked = {
  sale: 'p1',
  number: 'Devis câblage bureau',
  status: 'parked',
  seller_name: 'Junior Moukoko',
  customer_name: '',
  total: 156_900,
  paid: 0,
  submitted_at: 1_795_211_351_460,
};

const card = {
  ...shift,
  status: 'open',
  cashier_name: 'Ibrahim Njoya',
  currency: 'XAF',
  closed_at: null,
  taken: [{ method: 'cash', amount: 27_700, count: 3 }],
  returned: [],
  moves: [],
  expected: 77_700,
  counted: 75_600,
  variance: -2_100,
  may_recount: true,
  counted_lines: [],
  note: '',
  left_in_drawer: 0,
};

type Ask = (name: string, body: unknown) => Promise<unknown>;

function setUp() {
  const answers: Record<string, unknown> = {
    'people.current_place': PLACE,
    'till.current_shift': shift,
    'till.queue': [],
    'sales.list': { rows: [parked], next: null },
    'till.shift': card,
    'documents.save_shift_report': { path: '/tmp/service.pdf' },
  };
  const ask = vi.fn<Ask>().mockImplementation((name) => Promise.resolve(answers[name] ?? null));
  const execute = vi.fn<Ask>().mockResolvedValue(null);
  const platform = { execute, query: ask, call: ask, listen: () => () => undefined } as unknown as Platform;
  renderInTheme(
    <MemoryRouter>
      <PlatformProvider platform={platform}>
        <CloseShiftScreen />
      </PlatformProvider>
    </MemoryRouter>,
  );
  return { ask, execute };
}

beforeEach(() => {
  localStorage.clear();
});

// A hand's pace takes seconds where everything runs at once.
it('shows what is left undone, counts blind, compares, and signs with an explanation', async () => {
  const { ask, execute } = setUp();
  const user = userEvent.setup({ delay: 60 });
  expect(await screen.findByText('Devis câblage bureau')).toBeInTheDocument();
  await user.keyboard('{F9}');

  expect(await screen.findByLabelText(/^10\s000 ×/)).toHaveFocus();
  expect(ask).not.toHaveBeenCalledWith('till.shift', expect.anything());
  await user.keyboard('{F9}');
  expect(await screen.findByText(/Comptez au moins une case/)).toBeInTheDocument();
  expect(execute).not.toHaveBeenCalled();
  await user.keyboard('7{Enter}1{Enter}1{Enter}{ArrowDown}1{F9}');
  await waitFor(() => {
    expect(execute).toHaveBeenCalledWith(
      'till.count_shift',
      {
        shift: 'sh1',
        lines: [
          { denomination: 10_000, count: 7 },
          { denomination: 5_000, count: 1 },
          { denomination: 500, count: 1 },
          { denomination: 100, count: 1 },
        ],
        open_sales_seen: true,
      },
      expect.any(String),
    );
  });

  expect(await screen.findByText('Il manque')).toBeInTheDocument();
  await user.keyboard('{F9}');
  expect(await screen.findByText(/Une explication est demandée/)).toBeInTheDocument();
  await user.keyboard('Erreur{F9}');
  expect(await screen.findByText('/tmp/service.pdf')).toBeInTheDocument();
  expect(execute).toHaveBeenLastCalledWith(
    'till.close_shift',
    { shift: 'sh1', note: 'Erreur', left_in_drawer: 50_000 },
    expect.any(String),
  );
}, 20_000);

it('keeps a count that was not finished', async () => {
  localStorage.setItem('comptoir.count.sh1', JSON.stringify({ 'notes-10000': '7' }));
  setUp();
  await screen.findByText('Devis câblage bureau');
  await userEvent.keyboard('{F9}');
  expect(await screen.findByLabelText(/^10\s000 ×/)).toHaveValue('7');
});
