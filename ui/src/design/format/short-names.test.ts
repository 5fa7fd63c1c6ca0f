import { expect, it } from 'vitest';
import { shortNumber, shortPerson } from './short-names';

it.each([
  ['AKW-C2-2026-000008', 'C2-8'],
  ['AKW-C1-2026B-000120', 'C1-120'],
  ['Devis câblage bureau', 'Devis câblage bureau'],
])('says %s as %s', (number, said) => {
  expect(shortNumber(number)).toBe(said);
});

it('says who with a first name', () => {
  expect(shortPerson('Clarisse Ngo Bassa')).toBe('Clarisse N.');
  expect(shortPerson('Admin')).toBe('Admin');
});
