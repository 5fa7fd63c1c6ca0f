import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderInTheme } from '@/design/test-render';
import { PlatformError, PlatformProvider, type Platform } from '@/platform';
import { JoinBusiness } from './JoinBusiness';

const TEXT = 'COMPTOIR/K7MP-2XQA/4K7N-0QXE-93TB-HFZ2/192.168.1.20:4433';
const invitation = { code: 'K7MP-2XQA', fingerprint: '4K7N-0QXE-93TB-HFZ2', address: '192.168.1.20:4433' };

function show(refusals: readonly string[] = []) {
  const left = [...refusals];
  const call = vi.fn<(name: string, body: unknown) => Promise<unknown>>(() => {
    const code = left.shift();
    return code === undefined ? Promise.resolve({}) : Promise.reject(new PlatformError(refused(code)));
  });
  const platform = { query: vi.fn(), call, execute: vi.fn(), listen: () => () => undefined } as unknown as Platform;
  const onBack = vi.fn();
  renderInTheme(
    <PlatformProvider platform={platform}>
      <JoinBusiness onBack={onBack} />
    </PlatformProvider>,
  );
  return { call, onBack };
}

const refused = (code: string) => ({ code, params: {}, incident: null });
/** As a hand types: faster would be a scanner. */
const typist = () => userEvent.setup({ delay: 60 });
const code = () => screen.getByLabelText(/Code d’invitation/);

it('asks with the whole text, pasted into any field', async () => {
  const { call } = show();
  await userEvent.click(screen.getByLabelText(/Adresse/));
  await userEvent.paste(TEXT);
  expect(code()).toHaveValue('K7MP-2XQA');
  await userEvent.keyboard('{Enter}');
  expect(call).toHaveBeenCalledExactlyOnceWith('device.join', invitation);
});

it('asks nobody before all three are there', async () => {
  const { call } = show();
  await typist().type(code(), 'K7MP-2XQA{Enter}');
  expect(await screen.findAllByText('À remplir.')).toHaveLength(2);
  expect(call).not.toHaveBeenCalled();
});

it('says what was refused, keeps what was typed, and asks again', async () => {
  const { call } = show(['sync.code_expired']);
  await userEvent.click(code());
  await userEvent.paste(TEXT);
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent(/code/);
  await userEvent.clear(code());
  await typist().type(code(), 'ABCD-2XQA{Enter}');
  await waitFor(() => expect(call).toHaveBeenLastCalledWith('device.join', { ...invitation, code: 'ABCD-2XQA' }));
});

it('asks for a passphrase where there is no keyring', async () => {
  const { call } = show(['device.passphrase_needed']);
  await userEvent.click(code());
  await userEvent.paste(TEXT);
  await userEvent.keyboard('{Enter}');
  const [first, again] = await screen.findAllByLabelText(/hrase/, { selector: 'input' });
  for (const field of [first!, again!]) {
    await userEvent.click(field);
    await userEvent.paste('quatre mots qui parlent');
  }
  await userEvent.keyboard('{Enter}');
  await waitFor(() =>
    expect(call).toHaveBeenLastCalledWith('device.join', { ...invitation, passphrase: 'quatre mots qui parlent' }),
  );
});

it('goes back on Escape', async () => {
  const { onBack } = show();
  await userEvent.keyboard('{Escape}');
  expect(onBack).toHaveBeenCalledTimes(1);
});
