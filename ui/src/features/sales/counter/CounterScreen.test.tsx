import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { playTones } from '@/design/sound/play-tones';
import { sounds } from '@/design/sound/tones';
import { PlatformError } from '@/platform';
import { draftOf, field, ROUTER, scan, showCounter } from './counter-test-kit';

vi.mock('@/design/sound/play-tones', () => ({ playTones: vi.fn() }));

it('sells by keyboard alone: Enter, F9, and the next customer', async () => {
  let quantity = 0;
  const calls = showCounter((name, { sale }) =>
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
  showCounter((_, { product }) => {
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
  showCounter((name, { sale }) => {
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
