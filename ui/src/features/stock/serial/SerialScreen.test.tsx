import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { expect, it, vi } from 'vitest';
import type { SerialProduct } from '@/bindings/SerialProduct';
import { SurroundingsContext, type Surroundings } from '@/design/surroundings/surroundings-context';
import { renderInTheme } from '@/design/test-render';
import { PlatformProvider, type Platform } from '@/platform';
import { SerialScreen } from './SerialScreen';

// A test types as fast as a scanner, which reads four characters or more.
const SERIAL = 'A7';

const phone: SerialProduct = {
  product: 'p1',
  sku: 'TEL-SAM-A15',
  name: 'Samsung Galaxy A15',
  received: {
    store_name: 'Douala Akwa',
    at: Date.UTC(2026, 10, 2, 9),
    supplier: 'Samsung Cameroun',
    reference: 'BL-118',
  },
  sales: [
    {
      ...{ sale: 's1', line: 1, number: 'AKW-C1-2026-000012', business_date: '2026-11-20' },
      ...{ customer_name: 'Ets Fotso & Fils', warranty_until: '2099-11-20', status: 'paid' },
    },
  ],
};

const surroundings = { business: '', person: '', place: [], health: [], nav: [], zone: 'Africa/Douala' };

function setUp(products: readonly SerialProduct[]) {
  const query = vi.fn((name: string, body: { serial: string }) =>
    Promise.resolve(name === 'stock.serial' ? { serial: body.serial, products } : []),
  );
  const person = { user: 'u1', name: '', language: 'fr', permissions: ['stock.view', 'sales.view_all'] };
  const platform = { query, call: () => Promise.resolve(person), listen: () => () => undefined } as unknown as Platform;
  renderInTheme(
    <PlatformProvider platform={platform}>
      <SurroundingsContext value={surroundings as unknown as Surroundings}>
        <MemoryRouter initialEntries={['/serials']}>
          <SerialScreen />
        </MemoryRouter>
      </SurroundingsContext>
    </PlatformProvider>,
  );
  return query;
}

const look = () => userEvent.keyboard(`${SERIAL}{Enter}`);

it('asks for nothing before a whole number is given', async () => {
  const query = setUp([]);
  expect(await screen.findByText(/Scannez un numéro de série/)).toBeVisible();
  expect(query.mock.calls.map(([name]) => name)).not.toContain('stock.serial');
});

it('tells in words where a piece came from, to whom it went, and until when it is under warranty', async () => {
  setUp([phone]);
  await look();
  expect(await screen.findByRole('heading', { name: 'Samsung Galaxy A15' })).toBeVisible();
  expect(screen.getByText('Reçu le 02/11/2026 à Douala Akwa')).toBeVisible();
  expect(screen.getByText(/Fournisseur.: Samsung Cameroun/)).toBeVisible();
  expect(screen.getByText('Vendu le 20/11/2026, vente AKW-C1-2026-000012')).toBeVisible();
  expect(screen.getByText(/Client.: Ets Fotso & Fils/)).toBeVisible();
  expect(screen.getByText('Sous garantie jusqu’au 20/11/2099')).toBeVisible();
  expect(screen.getByRole('link', { name: /Voir la vente/ })).toHaveAttribute('href', '/sales/s1');
});

it('says that a number is unknown, and what to do', async () => {
  setUp([]);
  await look();
  expect(await screen.findByText(`Le numéro ${SERIAL} n’est pas connu ici.`)).toBeVisible();
  expect(screen.getByText(/Relisez-le sur la pièce/)).toBeVisible();
});
