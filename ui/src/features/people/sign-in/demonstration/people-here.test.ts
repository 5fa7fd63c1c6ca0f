import { expect, it } from 'vitest';
import { peopleHere } from './people-here';

const person = (user_name: string, role: string, stores: string) => ({
  name: user_name,
  user_name,
  password: '',
  pin: '',
  role,
  stores,
});

it('starts with a seller of this store and leaves out who works elsewhere', () => {
  const people = [
    person('etienne', 'admin', '*'),
    person('clarisse', 'seller', 'AKW'),
    person('junior', 'seller', 'AKW'),
    person('fabrice', 'seller', 'BON'),
    person('ibrahim', 'cashier', 'AKW'),
    person('gaston', 'stock_keeper', 'AKW|BON'),
  ];
  expect(peopleHere(people).map(({ user_name }) => user_name)).toEqual([
    'clarisse',
    'ibrahim',
    'etienne',
    'gaston',
    'junior',
  ]);
});
