import { expect, it } from 'vitest';
import { anomalyAddress } from './anomaly-address';

it.each([
  ['sale', '/sales/1'],
  ['shift', '/till/shifts/1'],
  ['product', '/products/1'],
  ['customer', '/customers/1'],
  ['other', null],
] as const)('shows a %s at %s', (about, address) => {
  expect(anomalyAddress({ about, subject: '1' })).toBe(address);
});
