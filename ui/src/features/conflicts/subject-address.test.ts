import { expect, it } from 'vitest';
import { subjectAddress } from './subject-address';

it.each([
  ['sale', '/sales/1'],
  ['shift', '/till/shifts/1'],
  ['product', '/products/1'],
  ['customer', '/customers/1'],
  ['user', '/people/1'],
  ['store', '/stores/1'],
  ['limits', null],
  ['device', null],
  ['other', null],
] as const)('shows a %s at %s', (kind, address) => {
  expect(subjectAddress({ kind, id: '1' })).toBe(address);
});
