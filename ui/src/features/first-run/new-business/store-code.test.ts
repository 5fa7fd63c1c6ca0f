import { expect, it } from 'vitest';
import { asStoreCode, storeCodeOf, userNameOf } from './store-code';

it('proposes a code from the name of the store', () => {
  expect(['Akwa', 'Boutique Akwa', 'Marché de l’Étoile', 'Quincaillerie', '', '123'].map(storeCodeOf)).toEqual([
    'AKWA',
    'BOUAKW',
    'MARDEL',
    'QUINCA',
    '',
    '123',
  ]);
});

it('keeps only what a code may hold', () => {
  expect(asStoreCode('éa-1 2345678')).toBe('EA1234');
});

it('proposes a user name', () => {
  expect(['Élise Ngo', '', ' Jean-Paul'].map(userNameOf)).toEqual(['elise', '', '']);
});
