import { screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { vi } from 'vitest';
import type { ClaimKnown } from '@/bindings/ClaimKnown';
import type { QueuedSale } from '@/bindings/QueuedSale';
import { renderInTheme } from '@/design/test-render';
import { PlatformProvider, type Platform } from '@/platform';
import { TillScreen } from './TillScreen';

const PLACE = {
  organisation_name: 'Électro-Réseau',
  country: 'CM',
  register: 'r1',
  register_name: 'Caisse 1',
  currency: 'XAF',
  exponent: 0,
  denominations: [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 25, 10, 5, 2, 1],
  store_fields: { name: 'Douala Akwa', zone: 'Africa/Douala' },
};

export const sale = (id: string, total: number, more: Partial<QueuedSale> = {}): QueuedSale => ({
  sale: id,
  number: `AKW-C2-2026-00000${id}`,
  total,
  paid: 0,
  seller: 's',
  seller_name: 'Clarisse Ngo Bassa',
  customer: null,
  customer_name: '',
  status: 'pending_payment',
  article_count: 2,
  submitted_at: Date.now(),
  claimed_by: null,
  claimed_at: null,
  ...more,
});

const SHIFT = {
  shift: 'sh1',
  register: 'r1',
  register_name: 'Caisse 1',
  opened_at: 1_795_211_351_460,
  float: 50_000,
  payments: 23,
  open_sales: 2,
  counts: 0,
};

type Execute = (name: string, body: Record<string, unknown>) => Promise<unknown>;

const paid = { sale: '1', status: 'paid', paid: 137_775, change: 2_225, due: 0 };

interface Options {
  readonly queue?: readonly QueuedSale[];
  readonly shift?: typeof SHIFT | null;
  readonly known?: ClaimKnown;
}

export function setUp({
  queue = [sale('1', 137_775), sale('2', 31_000)],
  shift = SHIFT,
  known = 'everywhere',
}: Options = {}) {
  let change: (topics: readonly string[]) => void = () => undefined;
  const execute = vi.fn<Execute>().mockImplementation((name, body) => {
    if (name !== 'sales.record_payment') return Promise.resolve('sh1');
    answers['till.queue'] = queue.filter(({ sale: id }) => id !== body['sale']);
    change(['sales']);
    return Promise.resolve(paid);
  });
  const answers: Record<string, unknown> = {
    'people.current_place': PLACE,
    'till.current_shift': shift,
    'till.queue': queue,
    'till.claim': known,
    'till.shifts': { rows: [], next: null },
    'session.current': { user: 'u', name: 'Ibrahim Njoya', language: 'fr', permissions: ['till.open_shift'] },
    'device.settings': { printer: null },
    'documents.preview_receipt': { columns: 48, rows: [{ kind: 'text', text: 'TICKET', strong: false, tall: false }] },
    'documents.print_receipt': { outcome: 'no_printer' },
  };
  const ask = vi.fn<Execute>().mockImplementation((name) => Promise.resolve(answers[name] ?? null));
  const platform = {
    execute,
    query: ask,
    call: ask,
    listen: (_: string, handler: typeof change) => {
      change = handler;
      return () => undefined;
    },
  } as unknown as Platform;
  renderInTheme(
    <MemoryRouter>
      <PlatformProvider platform={platform}>
        <TillScreen />
      </PlatformProvider>
    </MemoryRouter>,
  );
  const setQueue = (rows: readonly QueuedSale[]) => {
    answers['till.queue'] = rows;
  };
  return { execute, ask, setQueue };
}

export const cash = () => screen.findByLabelText('Reçu en espèces');
