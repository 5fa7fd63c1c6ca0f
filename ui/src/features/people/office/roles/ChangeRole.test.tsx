import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderInTheme } from '@/design/test-render';
import { PlatformProvider, type Platform } from '@/platform';
import { ChangeRole } from './ChangeRole';
import type { OwnRole } from './role-name';

const ROLE: OwnRole = { role: { custom: 'r1' }, name: 'Chef de rayon', permissions: ['stock.view', 'sales.cancel'] };

function setUp() {
  const execute = vi.fn<(name: string, body: unknown) => Promise<null>>(() => Promise.resolve(null));
  const onClose = vi.fn();
  const platform = {
    execute: (name: string, body: unknown) => execute(name, body),
    call: () =>
      Promise.resolve({ user: 'u1', name: 'Awa', language: 'fr', permissions: ['stock.view', 'catalog.edit'] }),
    listen: () => () => undefined,
  } as unknown as Platform;
  renderInTheme(
    <PlatformProvider platform={platform}>
      <ChangeRole role={ROLE} onClose={onClose} />
    </PlatformProvider>,
  );
  return { execute, onClose };
}

it('sends only what was changed', async () => {
  const { execute, onClose } = setUp();
  const save = await screen.findByRole('button', { name: /Enregistrer le rôle/ });
  expect(save).toBeDisabled();
  await userEvent.click(await screen.findByRole('checkbox', { name: 'annuler une vente' }));
  await userEvent.click(save);
  expect(execute).toHaveBeenCalledExactlyOnceWith('people.change_role', { role: 'r1', permissions: ['stock.view'] });
  expect(onClose).toHaveBeenCalledOnce();
});

it('lets nobody add what they do not hold', async () => {
  setUp();
  expect(await screen.findByRole('checkbox', { name: 'gérer les personnes et leurs rôles' })).toBeDisabled();
  expect(screen.getByRole('checkbox', { name: 'annuler une vente' })).toBeEnabled();
});
