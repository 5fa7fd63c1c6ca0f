import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderInTheme } from '@/design/test-render';
import { PlatformError, PlatformProvider, type Platform } from '@/platform';
import { CorrectSerialDialog } from './CorrectSerialDialog';

const wrong = { line: 2, name: 'Samsung Galaxy A15', serial: '356938035643809' };

function setUp(execute: () => Promise<null>) {
  const calls = vi.fn<(name: string, body: unknown) => Promise<null>>(execute);
  const onClose = vi.fn();
  const platform = { execute: calls, listen: () => () => undefined } as unknown as Platform;
  renderInTheme(
    <PlatformProvider platform={platform}>
      <CorrectSerialDialog sale="s1" wrong={wrong} onClose={onClose} />
    </PlatformProvider>,
  );
  return { calls, onClose };
}

// Three letters: a test types as fast as a scanner, which reads four or more.
it('corrects by keyboard alone, once there is a number', async () => {
  const { calls, onClose } = setUp(() => Promise.resolve(null));
  await waitFor(() => expect(screen.getByLabelText('Numéro de la pièce')).toHaveFocus());
  await userEvent.keyboard('{F9}');
  expect(await screen.findByText('Scannez ou tapez le bon numéro.')).toBeVisible();
  await userEvent.keyboard(' A7{Enter}');
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(calls.mock.calls).toHaveLength(1);
  expect(calls.mock.calls[0]?.[1]).toEqual({ sale: 's1', line: 2, from: wrong.serial, to: 'A7' });
});

it('keeps what was typed and says which sale has the number already', async () => {
  const params = { serial: '490154203237518', number: 'AKW-C1-2026-000007' };
  const { onClose } = setUp(() =>
    Promise.reject<null>(new PlatformError({ code: 'sales.serial_sold', params, incident: null })),
  );
  await waitFor(() => expect(screen.getByLabelText('Numéro de la pièce')).toHaveFocus());
  await userEvent.keyboard('490154203237518{F9}');
  expect(await screen.findByText(/a déjà été vendu.*AKW-C1-2026-000007/)).toBeVisible();
  expect(screen.getByLabelText('Numéro de la pièce')).toHaveValue('490154203237518');
  expect(onClose).not.toHaveBeenCalled();
});
