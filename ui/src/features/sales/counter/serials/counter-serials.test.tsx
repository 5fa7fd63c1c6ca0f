import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { playTones } from '@/design/sound/play-tones';
import { sounds } from '@/design/sound/tones';
import { PlatformError } from '@/platform';
import { draftOf, ROUTER, scan, showCounter } from '../counter-test-kit';

vi.mock('@/design/sound/play-tones', () => ({ playTones: vi.fn() }));

// Whole sales, on a computer that may be busy.
vi.setConfig({ testTimeout: 20_000 });

const BARCODE = '6935364957957';
const UNKNOWN_BARCODE = '0731304286011';
const IMEI = '356938035643809';
const OTHER_IMEI = '356938035643817';
const SOLD = '490154203237518';

const refusal = (code: string, params: Record<string, unknown>) => new PlatformError({ code, params, incident: null });

/** What Rust does with a product whose pieces have numbers. */
function trackedCounter() {
  let quantity = 0;
  let serials: readonly string[] = [];
  const draft = (sale: string) =>
    draftOf(sale, quantity, {
      serial_tracked: true,
      serials: [...serials],
      serials_missing: quantity / 1000 - serials.length,
    });
  return showCounter((name, body) => {
    switch (name) {
      case 'sales.add_line':
        if (body.product?.code !== undefined && body.product.code !== BARCODE)
          throw refusal('catalog.product_unknown', { wanted: body.product.code });
        quantity += 1000;
        return draft(body.sale);
      case 'sales.set_serials':
        if (body.serials?.includes(SOLD) === true)
          throw refusal('sales.serial_sold', { serial: SOLD, number: 'AKW-C1-2026-000007' });
        serials = body.serials ?? [];
        return draft(body.sale);
      case 'sales.submit':
        if (quantity / 1000 > serials.length)
          throw refusal('sales.serials_missing', { name: ROUTER.name, missing: quantity / 1000 - serials.length });
        return { sale: body.sale, number: 'AKW-C1-2026-000001', total: 28_500 };
    }
    return null;
  });
}

/** By their roles alone: names of everything take long to tell, and these tests tell long stories. */
const the = (role: string) =>
  waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[role="${role}"]`);
    if (!found) throw new Error(`no ${role}`);
    return found;
  });
const row = () => the('row');
const field = () => the('combobox');
const serialField = () => screen.findByLabelText('Numéro de série ou IMEI');

it('gives the next scan that is no product to the tracked line, and says so', async () => {
  const calls = trackedCounter();
  scan(await field(), BARCODE);
  expect(await row()).toHaveTextContent('1 numéro de série à lire');
  scan(await field(), IMEI);
  await waitFor(async () => expect(await row()).toHaveTextContent(`N° ${IMEI}`));
  expect(await row()).not.toHaveTextContent('à lire');
  expect(screen.getByText('N° de série lu')).toBeVisible();
  expect(screen.getByText('complet')).toBeVisible();
  await userEvent.keyboard('{F9}');
  expect(await screen.findByText('AKW-C1-2026-000001')).toBeVisible();
  const sent = calls.mock.calls.filter(([name]) => name === 'sales.set_serials').map(([, body]) => body.serials);
  expect(sent).toEqual([[IMEI]]);
});

it('reads product, number, product, number within a blink', async () => {
  trackedCounter();
  const target = await field();
  for (const code of [BARCODE, IMEI, BARCODE, OTHER_IMEI]) scan(target, code);
  await waitFor(async () => expect(await row()).toHaveTextContent(`N° ${IMEI}, ${OTHER_IMEI}`));
});

/** Trap 9: a code that nobody knows is never swallowed as a number. */
it('trap 9: says that a barcode is unknown although a number is waited for', async () => {
  const calls = trackedCounter();
  scan(await field(), BARCODE);
  await row();
  scan(await field(), UNKNOWN_BARCODE);
  expect(await the('alert')).toHaveTextContent(`Code inconnu${UNKNOWN_BARCODE}`);
  expect(await the('alert')).toHaveTextContent('Ctrl S');
  expect(playTones).toHaveBeenLastCalledWith(sounds.unknownBarcode, expect.any(Number));
  expect(calls.mock.calls.map(([name]) => name)).not.toContain('sales.set_serials');
});

it('trap 9: says that a code is unknown once every number was read', async () => {
  trackedCounter();
  scan(await field(), BARCODE);
  await row();
  scan(await field(), IMEI);
  await screen.findByText('complet');
  scan(await field(), OTHER_IMEI);
  expect(await the('alert')).toHaveTextContent(`Code inconnu${OTHER_IMEI}`);
  expect(await row()).not.toHaveTextContent(OTHER_IMEI);
});

it('says in the row that a number was sold before, and goes on waiting', async () => {
  trackedCounter();
  scan(await field(), BARCODE);
  await row();
  scan(await field(), SOLD);
  await waitFor(async () => expect(await row()).toHaveTextContent('a déjà été vendu'));
  expect(await row()).toHaveTextContent('1 numéro de série à lire');
});

it('leads from a refused F9 to the number, typed by keyboard alone', async () => {
  trackedCounter();
  scan(await field(), BARCODE);
  await row();
  await userEvent.keyboard('{F9}');
  const dialog = await the('dialog');
  expect(within(dialog).getByText('La vente n’est pas encore partie.')).toBeVisible();
  await waitFor(async () => expect(await serialField()).toHaveFocus());
  await userEvent.keyboard('{Enter}');
  expect(await within(dialog).findByText('Scannez ou tapez le numéro de cette pièce.')).toBeVisible();
  // A test types as fast as a scanner, which reads four characters or more.
  await userEvent.keyboard('A7');
  await waitFor(async () => expect(await serialField()).toHaveValue('A7'));
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(document.querySelector('[role="dialog"]')).toBeNull());
  expect(await field()).toHaveFocus();
  await userEvent.keyboard('{F9}');
  expect(await screen.findByText('AKW-C1-2026-000001')).toBeVisible();
});

async function openNumbers() {
  trackedCounter();
  scan(await field(), BARCODE);
  await row();
  scan(await field(), IMEI);
  await screen.findByText('complet');
  await userEvent.keyboard('{Control>}s{/Control}');
}

it('opens the numbers with Ctrl+S and corrects one by a scan', async () => {
  await openNumbers();
  scan(await serialField(), UNKNOWN_BARCODE);
  expect(await screen.findByText(/est un code-barres de produit/)).toBeVisible();
  scan(await serialField(), OTHER_IMEI);
  await waitFor(async () => expect(await row()).toHaveTextContent(`N° ${OTHER_IMEI}`));
});

it('takes a number off and waits for another', async () => {
  await openNumbers();
  fireEvent.click(await screen.findByLabelText(`Retirer le numéro ${IMEI}`));
  expect(await serialField()).toHaveValue('');
  expect(await serialField()).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  expect(await row()).toHaveTextContent('1 numéro de série à lire');
});

it('asks for no number of a product that is not tracked', async () => {
  const calls = showCounter((_, { sale, product }) => {
    if (product?.code === BARCODE) return draftOf(sale, 1000);
    throw refusal('catalog.product_unknown', { wanted: product?.code });
  });
  scan(await field(), BARCODE);
  expect(await row()).not.toHaveTextContent('numéro de série');
  await userEvent.keyboard('{Control>}s{/Control}');
  expect(document.querySelector('[role="dialog"]')).toBeNull();
  scan(await field(), IMEI);
  expect(await the('alert')).toHaveTextContent('Cherchez par le nom');
  expect(calls.mock.calls.map(([name]) => name)).not.toContain('sales.set_serials');
});
