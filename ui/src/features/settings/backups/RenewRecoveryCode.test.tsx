import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderInTheme } from '@/design/test-render';
import { PlatformError, PlatformProvider, type Platform } from '@/platform';
import { RenewRecoveryCode } from './RenewRecoveryCode';

const RENEWED = {
  recovery_code: 'PR82-KD4M',
  sheet: { path: '/data/papers/fiche-de-secours.pdf' },
  backup: '/data/backups/a.comptoir',
};

function setUp() {
  const call = vi.fn((name: string, body: unknown) => {
    if (name === 'device.forget_recovery_sheet') return Promise.resolve(null);
    const { proof } = body as { proof: { password?: string; pin?: string } };
    return proof.password === 'mot-de-passe' || proof.pin === '4816'
      ? Promise.resolve(RENEWED)
      : Promise.reject(new PlatformError({ code: 'people.credentials_wrong', params: {}, incident: null }));
  });
  const platform = { call, listen: () => () => undefined } as unknown as Platform;
  renderInTheme(
    <PlatformProvider platform={platform}>
      <RenewRecoveryCode />
    </PlatformProvider>,
  );
  return call;
}

const send = () => userEvent.click(screen.getByRole('button', { name: 'Faire un nouveau code' }));

it('asks who it is, shows the code once, and forgets the file when it is printed', async () => {
  const call = setUp();
  expect(screen.getByRole('button', { name: 'Faire un nouveau code' })).toBeDisabled();
  await userEvent.type(screen.getByLabelText('Mot de passe', { selector: 'input[autocomplete]' }), 'autre chose');
  await send();
  expect(await screen.findByRole('alert')).toBeVisible();
  await userEvent.type(screen.getByLabelText('Mot de passe', { selector: 'input[autocomplete]' }), 'mot-de-passe');
  await send();
  expect(await screen.findByText('PR82-KD4M')).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent('fiche-de-secours.pdf');
  await userEvent.click(screen.getByRole('button', { name: 'C’est imprimé, effacer le fichier' }));
  expect(await screen.findByRole('button', { name: 'Faire un nouveau code' })).toBeDisabled();
  expect(screen.queryByText('PR82-KD4M')).not.toBeInTheDocument();
  expect(call).toHaveBeenLastCalledWith('device.forget_recovery_sheet', {});
});

it('takes the PIN instead', async () => {
  const call = setUp();
  await userEvent.click(screen.getByRole('radio', { name: 'Code PIN' }));
  await userEvent.type(screen.getByLabelText('Code PIN', { selector: 'input[autocomplete]' }), '4816');
  await send();
  expect(await screen.findByText('PR82-KD4M')).toBeVisible();
  expect(call).toHaveBeenCalledWith('device.renew_recovery_code', {
    proof: { means: 'pin', pin: '4816' },
    language: 'fr',
  });
});
