import { act, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { vi } from 'vitest';
import type { DraftLineView } from '@/bindings/DraftLineView';
import type { DraftView } from '@/bindings/DraftView';
import { renderInTheme } from '@/design/test-render';
import { PlatformProvider, type Platform } from '@/platform';
import { CounterScreen } from './CounterScreen';

export const ROUTER = {
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

export function draftOf(sale: string, quantity: number, part: Partial<DraftLineView> = {}): DraftView {
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
  return { sale, currency: 'XAF', started_at: 1_795_211_351_460, lines: [{ ...line, ...prices, ...part }], ...sums };
}

interface Body {
  readonly sale: string;
  readonly product?: { readonly code?: string };
  readonly serials?: readonly string[];
}

export function showCounter(execute: (name: string, body: Body) => unknown) {
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

export const field = () => screen.findByRole('combobox', { name: 'Scannez, ou tapez un nom' });

/** As fast as a scanner: all keys within one moment. */
export function scan(target: HTMLElement, code: string) {
  const press = (key: string) => {
    const event = new KeyboardEvent('keydown', { key, code: `Digit${key}`, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: 1000 });
    target.dispatchEvent(event);
  };
  act(() => [...code, 'Enter'].forEach(press));
}
