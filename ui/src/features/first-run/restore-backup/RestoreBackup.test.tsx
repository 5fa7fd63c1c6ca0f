import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { BackupSummary } from '@/bindings/BackupSummary';
import { renderInTheme } from '@/design/test-render';
import { PlatformError, PlatformProvider, type Platform } from '@/platform';
import { RestoreBackup } from './RestoreBackup';

const backup = (path: string, more: Partial<BackupSummary> = {}): BackupSummary => ({
  path,
  organisation_name: 'Ets Kamga',
  demonstration: false,
  created_at: 1_795_218_886_226,
  events: 7,
  last_event_at: 1_795_218_885_805,
  bytes: 249_856,
  has_recovery: true,
  ...more,
});

const refused = (code: string) => Promise.reject(new PlatformError({ code, params: {}, incident: null }));

interface Restore {
  readonly code: string;
  readonly dry_run?: boolean;
  readonly passphrase?: string;
}

function setUp(backups: BackupSummary[], more: Partial<Platform> = {}) {
  const restore = (body: Restore) => {
    if (body.code !== 'PR82') return refused('device.code_wrong');
    if (!body.dry_run && body.passphrase === undefined) return refused('device.passphrase_needed');
    const restored = !body.dry_run;
    return Promise.resolve({ backup: backups[0], sales: 12, series: 1, sets_aside: false, restored });
  };
  const call = vi.fn((name: string, body: unknown) => {
    if (name === 'backup.list') return Promise.resolve(backups);
    if (name === 'backup.inspect') return refused('backup.not_a_backup');
    return restore(body as Restore);
  });
  const acts = { onBack: vi.fn(), onReady: vi.fn() };
  const platform = { call, listen: () => () => undefined, ...more } as unknown as Platform;
  renderInTheme(
    <PlatformProvider platform={platform}>
      <RestoreBackup {...acts} />
    </PlatformProvider>,
  );
  return { call, ...acts };
}

it('brings the newest backup back: code, agreement, then a passphrase where there is no keyring', async () => {
  const { call, onReady } = setUp([backup('/b/new'), backup('/b/old')]);
  await screen.findAllByText('Ets Kamga');
  await userEvent.click(screen.getByRole('button', { name: 'Continuer' }));
  await userEvent.type(screen.getByLabelText('Code de secours'), 'FAUX{Enter}');
  expect(await screen.findByText(/n’ouvre pas ces données/)).toBeInTheDocument();
  await userEvent.clear(screen.getByLabelText('Code de secours'));
  await userEvent.type(screen.getByLabelText('Code de secours'), 'PR82{Enter}');
  expect(await screen.findByText(/la série B/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Restaurer Ets Kamga' }));
  await userEvent.type(await screen.findByLabelText('Phrase secrète'), 'quatre mots qui parlent');
  await userEvent.type(screen.getByLabelText('La même phrase, encore une fois'), 'quatre mots qui parlent{Enter}');
  await userEvent.click(await screen.findByRole('button', { name: 'Entrer dans Comptoir' }));
  expect(onReady).toHaveBeenCalledTimes(1);
  expect(call).toHaveBeenLastCalledWith('backup.restore', {
    path: '/b/new',
    code: 'PR82',
    passphrase: 'quatre mots qui parlent',
  });
});

it('does not offer what no sheet opens', async () => {
  setUp([backup('/b/sealed', { has_recovery: false })]);
  expect(await screen.findByRole('radio')).toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: 'Continuer' }));
  expect(screen.getByText(/Choisissez une sauvegarde/)).toBeInTheDocument();
});

it('says why a file is refused and lets another be named', async () => {
  const { onBack } = setUp([]);
  await userEvent.type(await screen.findByLabelText('Ou un autre fichier'), '/photos/chat.png{Enter}');
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('n’est pas une sauvegarde'));
  await userEvent.keyboard('{Escape}');
  expect(onBack).toHaveBeenCalledTimes(1);
});

it('opens the dialog of the system where there is one, and reads the file that was chosen', async () => {
  const chooseFile = vi.fn().mockResolvedValueOnce(null).mockResolvedValueOnce('/media/cle/a.comptoir');
  const { call } = setUp([], { chooseFile });
  await userEvent.click(await screen.findByRole('button', { name: /Choisir un fichier/ }));
  expect(call).not.toHaveBeenCalledWith('backup.inspect', expect.anything());
  await userEvent.keyboard('{F9}');
  expect(chooseFile).toHaveBeenLastCalledWith(expect.objectContaining({ extensions: ['comptoir'] }));
  await waitFor(() => expect(call).toHaveBeenCalledWith('backup.inspect', { path: '/media/cle/a.comptoir' }));
  expect(screen.getByLabelText('Ou un autre fichier')).toHaveValue('/media/cle/a.comptoir');
});

it('offers no dialog to a page that has none', async () => {
  setUp([]);
  await screen.findByLabelText('Ou un autre fichier');
  expect(screen.queryByRole('button', { name: /Choisir un fichier/ })).toBeNull();
});
