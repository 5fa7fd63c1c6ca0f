import { expect, it } from 'vitest';
import { businessOf, readRate, type BusinessForm } from './business-form';

const form: BusinessForm = {
  business: ' Ets Kamga ',
  country: 'BJ',
  store: 'Cotonou Ganhi',
  storeCode: 'COTGAN',
  register: 'Caisse 1',
  vat: '18',
  pricesIncludeTax: true,
  person: 'Élise Kamga',
  userName: 'elise',
  password: 'quincaille',
  pin: '',
  passphrase: '',
  passphraseAgain: '',
};

it('sets currency and time zone by the country', () => {
  const { business } = businessOf(form, 'fr');
  expect(business).toMatchObject({ name: 'Ets Kamga', currency: 'XOF', zone: 'Africa/Porto-Novo' });
  expect(business.store).toMatchObject({ currency: 'XOF', taxes: { standard: 1800, prices_include_tax: true } });
});

it('sends nothing that was left out', () => {
  const body = businessOf(form, 'fr');
  expect(body).not.toHaveProperty('passphrase');
  expect(body.business.administrator).not.toHaveProperty('pin');
});

it('reads rates as people write them', () => {
  expect(['19,25', '19.25 %', '18', '0', '101', 'x', ''].map(readRate)).toEqual([
    1925,
    1925,
    1800,
    0,
    null,
    null,
    null,
  ]);
});
