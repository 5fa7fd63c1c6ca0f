import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderInTheme } from '@/design/test-render';
import { FirstRun } from './FirstRun';

function show(parts: Partial<Parameters<typeof FirstRun>[0]> = {}) {
  const acts = { onTry: vi.fn(), onCreate: vi.fn(), onJoin: vi.fn(), onRestore: vi.fn() };
  renderInTheme(<FirstRun version="1.0.0" opening={null} error={null} quarantined={undefined} {...acts} {...parts} />);
  return acts;
}

it('opens each door by its digit and by its button', async () => {
  const { onTry, onCreate } = show();
  await userEvent.keyboard('12');
  await userEvent.click(screen.getByRole('button', { name: /Créer mon entreprise/ }));
  expect([onTry.mock.calls.length, onCreate.mock.calls.length]).toEqual([1, 2]);
});

it('has the first door under the finger: Enter opens it', async () => {
  const { onTry } = show();
  expect(screen.getByRole('button', { name: /Essayer/ })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onTry).toHaveBeenCalledTimes(1);
});

it('opens one door at a time', async () => {
  const { onTry, onCreate } = show({ opening: 'try' });
  await userEvent.keyboard('12');
  expect(screen.getByRole('status')).toHaveTextContent('Création de la boutique');
  expect(onTry).not.toHaveBeenCalled();
  expect(onCreate).not.toHaveBeenCalled();
});

it('says why a door did not open', () => {
  show({ error: { code: 'people.already_founded', params: {}, incident: null } });
  expect(screen.getByRole('alert')).toBeInTheDocument();
});

it('joins by the third door', async () => {
  const { onJoin } = show();
  await userEvent.keyboard('3');
  await userEvent.click(screen.getByRole('button', { name: /Rejoindre une entreprise/ }));
  expect(onJoin).toHaveBeenCalledTimes(2);
});

it('restores from the foot of the screen', async () => {
  const { onRestore } = show();
  await userEvent.keyboard('4');
  await userEvent.click(screen.getByRole('button', { name: /Restaurer une sauvegarde/ }));
  expect(onRestore).toHaveBeenCalledTimes(2);
});

it('puts restoring first where the data were damaged, and says where they are', () => {
  show({ quarantined: '/donnees/comptoir.db.damaged' });
  expect(screen.getByRole('alert')).toHaveTextContent('/donnees/comptoir.db.damaged');
  expect(screen.getAllByRole('button', { name: /Restaurer une sauvegarde/ })[0]).toHaveFocus();
});

it('says on F1 what the screen is for', async () => {
  show();
  await userEvent.keyboard('{F1}');
  expect(await screen.findByRole('dialog')).toHaveTextContent('premiers pas');
});
