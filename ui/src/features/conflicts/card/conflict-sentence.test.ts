import i18next from 'i18next';
import { expect, it } from 'vitest';
import type { ConflictCard } from '@/bindings/ConflictCard';
import type { Rule } from '@/bindings/Rule';
import { conflictHeading, conflictSentence } from './conflict-sentence';

const card = (rule: Rule, part: Partial<ConflictCard> = {}): ConflictCard => ({
  conflict: 'c1',
  rule,
  subject: { kind: 'sale', id: 's1', name: 'AKW-C2-2026-000012' },
  store: null,
  store_name: '',
  at: 0,
  currency: 'XAF',
  exponent: 0,
  facts: [],
  moments: [],
  sale: { status: 'paid', total: 500, paid: 1_000, excess: 500 },
  stock: null,
  authority: null,
  fields: [],
  offers: [],
  drawers: [],
  decision: null,
  ...part,
});

const rules: Rule[] = [
  'concurrent_edit',
  'paid_twice',
  'paid_after_cancel',
  'cancelled_after_pay',
  'submitted_twice',
  'recalled_twice',
  'oversold',
  'two_open_shifts',
  'number_twice',
  'shift_already_closed',
  'opened_twice',
  'delivered_twice',
  'resolved_twice',
  'without_authority',
  'same_serial',
];

it.each(rules)('tells %s without holes', (rule) => {
  const words = [conflictHeading(i18next.t, card(rule)), conflictSentence(i18next.t, card(rule))].join(' ');
  expect(words).not.toMatch(/\{\{|conflicts\.|undefined/);
});

it('names the piece that was sold twice, until it is settled', () => {
  const named = { fact: 'serial_named', at: 0, by_name: '', register_name: '', customer_name: '' } as const;
  const facts = [{ ...named, sale: 's1', number: 'A', product_name: 'Galaxy A15', serial: '356938035643809' }];
  expect(conflictSentence(i18next.t, card('same_serial', { facts }))).toMatch(/Galaxy A15.*356938035643809/);
  expect(conflictSentence(i18next.t, card('same_serial'))).toContain('avaient vendu la même pièce');
});

it('says what is to go back, until nothing is', () => {
  const say = (excess: number) =>
    conflictSentence(
      i18next.t,
      card('paid_twice', { sale: { status: 'paid', total: 500, paid: 500 + excess, excess } }),
    );
  expect(say(500)).toContain('il faut rendre 500');
  expect(say(0)).toContain('Il ne reste rien à rendre');
});

it('asks for nothing once it is settled', () => {
  const decision = { at: 0, by_name: '', taken: { remedy: 'two_sales' }, note: '' } as const;
  expect(conflictSentence(i18next.t, card('paid_twice', { decision }))).not.toContain('rendre');
});

it('says what was lacking, and what the act is worth meanwhile', () => {
  const say = (isDecision: boolean) =>
    conflictSentence(
      i18next.t,
      card('without_authority', {
        authority: {
          lack: { lack: 'permission', permission: 'catalog.edit' },
          by_name: 'Paul Etoa',
          device_name: 'Caisse 2',
          is_decision: isDecision,
        },
      }),
    );
  expect(say(true)).toContain('Paul Etoa n’avait pas, ou n’avait plus, le droit');
  expect(say(true)).toContain('sans effet');
  expect(say(false)).toContain('l’acte compte');
});
