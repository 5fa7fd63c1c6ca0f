import { expect, it } from 'vitest';
import type { CustomerRow } from '@/bindings/CustomerRow';
import { choicesOf, startOf } from './choices';

const fotso = { customer: 'c1', name: 'Ets Fotso & Fils' } as CustomerRow;

it('offers who was found, and somebody new', () => {
  const options = choicesOf([fotso], { text: 'fot', isNamed: false, mayCreate: true });
  expect(options.map(({ kind }) => kind)).toEqual(['known', 'new']);
});

it('offers the way back to the walk-in customer, and nothing that is forbidden', () => {
  const options = choicesOf([fotso], { text: '', isNamed: true, mayCreate: false });
  expect(options.map(({ kind }) => kind)).toEqual(['walk-in', 'known']);
});

it('starts a new customer from what was typed', () => {
  expect(startOf('6 99 41 20 77')).toEqual({ name: '', phone: '6 99 41 20 77' });
  expect(startOf('Ets Fotso')).toEqual({ name: 'Ets Fotso', phone: '' });
});
