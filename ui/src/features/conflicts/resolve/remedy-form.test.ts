import { expect, it } from 'vitest';
import type { Offered } from '@/bindings/Offered';
import { firstForm, isNoteMissing, readRemedy } from './remedy-form';

const cash: Offered = { remedy: 'return_cash', amount: 84_500, needs_note: false };
const mobile: Offered = { remedy: 'return_mobile_money', amount: 84_500, operator: 'MTN MoMo', needs_note: false };
const twoSales: Offered = { remedy: 'two_sales', needs_note: true };
const drawer = (shift: string, is_enough: boolean) => ({
  shift,
  register_name: 'Caisse 1',
  cashier_name: '',
  is_enough,
});

it('begins with what Rust advises: the operator, and the first drawer that holds enough', () => {
  const form = firstForm({ offers: [mobile, cash], drawers: [drawer('a', false), drawer('b', true)] });
  expect(form).toMatchObject({ choice: 0, operator: 'MTN MoMo', shift: 'b' });
});

it('gives back only from a drawer, or with a reference', () => {
  const form = firstForm({ offers: [mobile, cash], drawers: [] });
  expect(readRemedy(cash, form)).toBeNull();
  expect(readRemedy(mobile, form)).toBeNull();
  expect(readRemedy(cash, { ...form, shift: 's' })).toEqual({ remedy: 'return_cash', shift: 's', amount: 84_500 });
  expect(readRemedy(mobile, { ...form, reference: ' MP1 ' })).toEqual({
    remedy: 'return_mobile_money',
    operator: 'MTN MoMo',
    reference: 'MP1',
    amount: 84_500,
  });
});

it('corrects a serial number once the right one is known', () => {
  const offer: Offered = { remedy: 'correct_serial', sale: 's1', number: 'A', serial: 'X1', needs_note: false };
  const form = firstForm({ offers: [offer], drawers: [] });
  expect(readRemedy(offer, form)).toBeNull();
  expect(readRemedy(offer, { ...form, serial: ' X2 ' })).toEqual({ remedy: 'correct_serial', sale: 's1', to: 'X2' });
});

it('counts nothing below zero', () => {
  const count: Offered = { remedy: 'count', needs_note: false };
  const form = firstForm({ offers: [count], drawers: [] });
  expect(readRemedy(count, form)).toBeNull();
  expect(readRemedy(count, { ...form, quantity: -1 })).toBeNull();
  expect(readRemedy(count, { ...form, quantity: 0 })).toEqual({ remedy: 'count', quantity: 0 });
});

it('asks for words where no fact speaks', () => {
  const form = firstForm({ offers: [twoSales], drawers: [] });
  expect(isNoteMissing(twoSales, { ...form, note: '  ' })).toBe(true);
  expect(isNoteMissing(twoSales, { ...form, note: 'Deux clients' })).toBe(false);
  expect(isNoteMissing(cash, form)).toBe(false);
});
