import { screen } from '@testing-library/react';
import i18next from 'i18next';
import { expect, it } from 'vitest';
import type { CopiedJournal } from '@/bindings/CopiedJournal';
import type { DeviceRow } from '@/bindings/DeviceRow';
import type { StoreRow } from '@/bindings/StoreRow';
import { renderInTheme } from '@/design/test-render';
import { deviceColumns } from './device-columns';

const NOW = Date.UTC(2026, 10, 20, 12, 16);
const DAY_MS = 24 * 60 * 60_000;

const till: DeviceRow = {
  device: 'd2',
  name: 'Caisse 2',
  class: 'terminal',
  store: 'akw',
  register: 'c2',
  fingerprint: '8B2Q-77HA-0C3D-E5RT',
  is_here: false,
  is_revoked: false,
  enrolled_at: NOW - 90 * DAY_MS,
  enrolled_by: 'u1',
  enrolled_by_name: 'Étienne Mbarga',
  copied: null,
};

const c2 = { register: 'c2', code: 'C2', name: 'Caisse 2' };
const stores: readonly StoreRow[] = [
  { store: 'akw', fields: { name: 'Akwa' }, registers: [c2], is_known_here: true },
  { store: 'bon', fields: { name: 'Bonapriso' }, registers: [], is_known_here: true },
];

/** The cells of a computer's row, without the table: where nothing has a size it shows none. */
function row(copied: CopiedJournal | null, more: Partial<DeviceRow> = {}) {
  const columns = deviceColumns({ t: i18next.t, stores, zone: undefined, now: NOW });
  renderInTheme(
    <>
      {columns.map(({ key, render }) => (
        <div key={key}>{render({ ...till, copied, ...more })}</div>
      ))}
    </>,
  );
}

it.each([
  ['that has not heard of it yet', null],
  ['that has just gone on apart', NOW - DAY_MS],
])('points at a copied computer %s', (_, since) => {
  row({ forks: 1, apart_since: since });
  expect(screen.getByText('Caisse 2')).toBeVisible();
  expect(screen.getByText('Copie détectée')).toBeVisible();
  expect(screen.getByText('Admis')).toBeVisible();
});

it.each([
  ['that is one', null, false],
  ['that was copied long ago', { forks: 1, apart_since: NOW - 31 * DAY_MS }, false],
  ['that was shut out', { forks: 1, apart_since: null }, true],
])('points at no computer %s', (_, copied, isRevoked) => {
  row(copied, { is_revoked: isRevoked });
  expect(screen.getByText('Caisse 2')).toBeVisible();
  expect(screen.queryByText('Copie détectée')).not.toBeInTheDocument();
});

it.each([
  ['at its register', {}, 'Akwa · C2'],
  ['of an office that collects', { class: 'office', store: null } as const, 'Toutes les boutiques · C2'],
  ['that stands nowhere yet', { register: null }, 'Akwa'],
  ['that left its register with its store', { store: 'bon' }, 'Bonapriso'],
])('says where a computer stands %s', (_, more, words) => {
  row(null, more);
  expect(screen.getByText(words)).toBeVisible();
});
