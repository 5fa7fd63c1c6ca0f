import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { expect, it, vi } from 'vitest';
import type { DraftView } from '@/bindings/DraftView';
import { playTones } from '@/design/sound/play-tones';
import { sounds } from '@/design/sound/tones';
import { renderInTheme } from '@/design/test-render';
import { PlatformError, PlatformProvider, type Platform } from '@/platform';
import { CounterScreen } from './CounterScreen';

vi.mock('@/design/sound/play-tones', () => ({ playTones: vi.fn() }));

const ROUTER = {
  product: 'p1',
  sku: 'RTR-TPL-C6',
  name: 'Routeur TP-Link Archer C6',
  description: 'AC1200 double bande',
  unit: '',
  kind: 'tracked',
  category: null,
  image: '',
  price: 28_500,
  available: 14_000,
  minimum: 4000,
  elsewhere: [],
};

const PLACE = {
  organisation_name: 'Électro-Réseau',
  register_name: 'Caisse 1',
  currency: 'XAF',
  exponent: 0,
  store_fields: {
    name: 'Douala Akwa',
    zone: 'Africa/Douala',
    seller_discount_cap: 1000,
    taxes: { standard: 1925, reduced: 0, prices_include_tax: true },
  },
};

function draftOf(sale: string, quantity: number): DraftView {
  const total = (28_500 * quantity) / 1000;
  const line = {
    line: 1,
    product: 'p1',
    sku: ROUTER.sku,
    name: ROUTER.name,
    unit: '',
    quantity,
    discount: null,
    tax: 0,
    serial_tracked: false,
    serials: [],
    serials_missing: 0,
  };
  const prices = { list_price: 28_500, unit_price: 28_500, gross: total, reduction: 0, total };
  const sums = { gross: total, discount: 0, tax: 0, total, sale_discount: null, customer: null, store: 's1' };
  return { sale, currency: 'XAF', started_at: 1_795_211_351_460, lines: [{ ...line, ...prices }], ...sums };
}

function setUp(execute: (name: string, body: { sale: string; product?: { code?: string } }) => unknown) {
  const answers: Record<string, unknown> = {
    'sales.current_draft': null,
    'sales.parked': [],
    'catalog.search': { products: [ROUTER], more: false },
    'catalog.categories': [],
    'people.current_place': PLACE,
    'sales.slip': { text: `75471${'0123456789'.repeat(30)}`, is_whole: true },
    'device.settings': { printer: { prints_slips: true } },
    'documents.print_slip': { outcome: 'printed' },
    'session.current': { user: 'u1', name: 'Clarisse Ngo Bassa', language: 'fr', permissions: ['sales.create'] },
  };
  const calls = vi.fn(execute);
  const platform = {
    query: (name: string) => Promise.resolve(answers[name]),
    call: (name: string) => Promise.resolve(answers[name]),
    execute: (name: string, body: never) => Promise.resolve().then(() => calls(name, body)),
    listen: () => () => undefined,
  } as unknown as Platform;
  renderInTheme(
    <PlatformProvider platform={platform}>
      <MemoryRouter>
        <CounterScreen />
      </MemoryRouter>
    </PlatformProvider>,
  );
  return calls;
}

const field = () => screen.findByRole('combobox', { name: 'Scannez, ou tapez un nom' });

/** As fast as a scanner: all keys within one moment. */
function scan(target: HTMLElement, code: string) {
  const press = (key: string) => {
    const event = new KeyboardEvent('keydown', { key, code: `Digit${key}`, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: 1000 });
    act(() => void target.dispatchEvent(event));
  };
  [...code, 'Enter'].forEach(press);
}

it('sells by keyboard alone: Enter, F9, and the next customer', async () => {
  let quantity = 0;
  const calls = setUp((name, { sale }) =>
    name === 'sales.submit' ? { sale, number: 'AKW-C1-2026-000001', total: 57_000 } : draftOf(sale, (quantity += 1000)),
  );
  expect(await field()).toHaveFocus();
  await screen.findByRole('option', { name: /Archer C6/ });
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByRole('row', { name: /Archer C6/ })).toHaveTextContent('28 500');
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByRole('row')).toHaveTextContent('57 000'));
  await userEvent.keyboard('{F9}');
  expect(await screen.findByText('AKW-C1-2026-000001')).toBeVisible();
  expect(await screen.findByRole('img', { name: 'Code du bon de caisse' })).toBeVisible();
  expect(await screen.findByText('Bon imprimé.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Imprimer un duplicata' })).toBeVisible();
  expect(await field()).toHaveFocus();
  const sales = calls.mock.calls.map(([, body]) => body.sale);
  expect(new Set(sales).size).toBe(1);
});

/** Trap 9: seen and heard. */
it('trap 9: says which code nobody knows, until a key', async () => {
  setUp((_, { product }) => {
    throw new PlatformError({
      code: 'catalog.product_unknown',
      params: { wanted: product?.code },
      incident: null,
    });
  });
  scan(await field(), '999999');
  expect(await screen.findByRole('alert')).toHaveTextContent('Code inconnu999999');
  expect(playTones).toHaveBeenCalledExactlyOnceWith(sounds.unknownBarcode, expect.any(Number));
  expect(await field()).toHaveValue('');
  await userEvent.keyboard('{F2}');
  expect(screen.queryByText('Code inconnu')).not.toBeInTheDocument();
});

it('names the article that is short in its row, and keeps the sale', async () => {
  setUp((name, { sale }) => {
    if (name !== 'sales.submit') return draftOf(sale, 1000);
    throw new PlatformError({
      code: 'sales.stock_short',
      params: { name: ROUTER.name, available: 0 },
      incident: null,
    });
  });
  await field();
  await screen.findByRole('option', { name: /Archer C6/ });
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('row');
  await userEvent.keyboard('{F9}');
  await waitFor(() => expect(screen.getByRole('row')).toHaveTextContent('Routeur TP-Link Archer C6 : il en reste'));
});
