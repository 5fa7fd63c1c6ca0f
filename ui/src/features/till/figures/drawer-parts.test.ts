import { expect, it } from 'vitest';
import type { ShiftCard } from '@/bindings/ShiftCard';
import { drawerParts } from './drawer-parts';

const card: ShiftCard = {
  shift: 's',
  status: 'open',
  store: 'st',
  register: 'r',
  register_name: 'Caisse 1',
  cashier: 'u',
  cashier_name: 'Ibrahim Njoya',
  currency: 'XAF',
  opened_at: 0,
  closed_at: null,
  float: 50_000,
  taken: [
    { method: 'cash', amount: 565_600, count: 31 },
    { method: 'mobile_money', operator: 'MTN MoMo', amount: 214_000, count: 8 },
  ],
  returned: [{ method: 'cash', amount: 28_500, count: 1 }],
  moves: [
    { kind: 'out', amount: 8_000, reason: 'Taxi livraison', at: 1 },
    { kind: 'out', amount: 4_000, reason: 'eau', at: 2 },
    { kind: 'safe_drop', amount: 100_000, reason: '', at: 3 },
  ],
  expected: 475_100,
  counted: 473_600,
  variance: -1_500,
  may_recount: true,
  counted_lines: [],
  note: '',
  left_in_drawer: 0,
};

it('explains the expected amount to the franc', () => {
  const parts = drawerParts(card);
  expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBe(card.expected);
  expect(parts.map(({ kind }) => kind)).toEqual(['float', 'cash', 'returned', 'out', 'safe_drop']);
  expect(parts[3]).toMatchObject({ amount: -12_000, reasons: ['Taxi livraison', 'eau'] });
});
