import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderInTheme } from '@/design/test-render';
import { PlatformError, PlatformProvider, type Platform } from '@/platform';
import { RecoverySheet } from './RecoverySheet';

function setUp(isDemonstration = false) {
  const call = vi.fn((_: string, body: unknown) =>
    (body as { code: string }).code === 'PR82'
      ? Promise.resolve({ path: '/data/papers/fiche-de-secours.pdf' })
      : Promise.reject(new PlatformError({ code: 'device.code_wrong', params: {}, incident: null })),
  );
  const platform = { call, listen: () => () => undefined } as unknown as Platform;
  renderInTheme(
    <PlatformProvider platform={platform}>
      <RecoverySheet isDemonstration={isDemonstration} />
    </PlatformProvider>,
  );
  return call;
}

it('proves the code, then says where the fresh sheet is and forgets what was typed', async () => {
  setUp();
  const field = screen.getByLabelText('Code de votre fiche');
  await userEvent.type(field, 'FAUX{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('n’ouvre pas ces données');
  await userEvent.clear(field);
  await userEvent.type(field, 'PR82{Enter}');
  expect(await screen.findByRole('status')).toHaveTextContent('/data/papers/fiche-de-secours.pdf');
  expect(field).toHaveValue('');
});

it('asks for a code before it asks Rust', async () => {
  const call = setUp();
  await userEvent.click(screen.getByRole('button', { name: 'Vérifier et réimprimer' }));
  expect(screen.getByText('Tapez le code de la fiche.')).toBeInTheDocument();
  expect(call).not.toHaveBeenCalled();
});

it('has none for a demonstration', () => {
  setUp(true);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});
