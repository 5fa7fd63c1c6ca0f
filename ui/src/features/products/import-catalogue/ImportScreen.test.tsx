import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { expect, it, vi } from 'vitest';
import { renderInTheme } from '@/design/test-render';
import { PlatformProvider, type Platform } from '@/platform';
import { ImportScreen } from './ImportScreen';

const FILE = {
  file: 'f1',
  name: 'articles.csv',
  lines: 3,
  headers: ['Ref', 'Libellé', 'Tarif'],
  sample: [['A1', 'Câble', '2500']],
  mapping: { sku: 0, name: 1 },
  delimiter: ';',
  encoding: 'utf-8',
};

const PREVIEW = {
  counts: { lines: 3, create: 1, update: 1, unchanged: 0, repeated: 0, error: 1, warning: 0 },
  shown_count: 1,
  rows: [
    {
      line: 4,
      status: 'error',
      sku: 'A3',
      name: '',
      issues: [
        { line: 4, column: 'Libellé', field: 'name', severity: 'error', problem: { code: 'missing' }, value: '' },
      ],
    },
  ],
  new_categories: ['Câbles'],
  new_brands: [],
};

const OUTCOME = { created: 1, updated: 1, unchanged: 0, skipped: 1, cancelled: false };

function setUp(permissions = ['catalog.import']) {
  let isBegun = false;
  const answers: Record<string, (body: unknown) => unknown> = {
    'session.current': () => ({ user: 'u', name: 'Étienne', language: 'fr', permissions }),
    'import.progress': () =>
      isBegun
        ? { state: 'done', done: 2, total: 2, result: OUTCOME, failure: null }
        : { state: 'idle', done: 0, total: 0, result: null, failure: null },
    'import.read': () => FILE,
    'import.preview': () => PREVIEW,
    'import.apply': () => {
      isBegun = true;
      return null;
    },
  };
  const call = vi.fn((name: string, body: unknown) => Promise.resolve(answers[name]?.(body)));
  const platform = {
    call,
    query: (name: string) => Promise.resolve(name === 'people.users' ? [{ name: 'Étienne Mbarga' }] : null),
    execute: () => Promise.resolve(null),
    listen: () => () => undefined,
  } as unknown as Platform;
  const { container } = renderInTheme(
    <MemoryRouter>
      <PlatformProvider platform={platform}>
        <ImportScreen />
      </PlatformProvider>
    </MemoryRouter>,
  );
  const choose = async () => {
    await screen.findByText(/Déposez ici/);
    const input = container.querySelector<HTMLInputElement>('input[type="file"]')!;
    await userEvent.upload(input, new File(['Ref;Libellé;Tarif'], 'articles.csv', { type: 'text/csv' }));
    await screen.findByText('Libellé');
  };
  return { call, choose };
}

it('takes a file from its columns to the catalogue, leaving wrong lines out', async () => {
  const { call, choose } = setUp();
  await choose();
  expect(screen.getByText(/seuls les produits déjà connus/)).toBeInTheDocument();
  await userEvent.keyboard('{F9}');
  expect(await screen.findByText(/La cellule est vide/)).toBeInTheDocument();
  await userEvent.keyboard('{F9}');
  expect(await screen.findByText('Importation terminée')).toBeInTheDocument();
  expect(call).toHaveBeenCalledWith('import.apply', { file: 'f1', mapping: FILE.mapping, bad_lines: 'skip' });
});

it('goes back one step at a time', async () => {
  const { choose } = setUp();
  await choose();
  await userEvent.keyboard('{F9}');
  await screen.findByText(/La cellule est vide/);
  await userEvent.keyboard('{Escape}');
  expect(await screen.findByText(/Que contient chaque colonne/)).toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  expect(await screen.findByText(/Déposez ici/)).toBeInTheDocument();
});

it('names who may import to somebody who may not', async () => {
  setUp(['catalog.edit']);
  await waitFor(() => expect(screen.getByText(/Étienne Mbarga/)).toBeInTheDocument());
  expect(screen.queryByText(/Déposez ici/)).not.toBeInTheDocument();
});
