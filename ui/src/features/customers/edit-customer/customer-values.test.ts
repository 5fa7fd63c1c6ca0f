import { expect, it } from 'vitest';
import type { CustomerRow } from '@/bindings/CustomerRow';
import { changedProfile, customerValues, nobody } from './customer-values';

const row: CustomerRow = {
  ...{ customer: 'c', kind: 'person', name: 'Mme Wandji', email: '', address: '', tax_id: '' },
  phone: '+237699412077',
};

it('shows the phone as people say it', () => {
  expect(customerValues(row).phone).toBe('+237\u00a06\u00a099\u00a041\u00a020\u00a077');
});

it('sends only what was changed', () => {
  const before = customerValues(row);
  expect(changedProfile(before, { ...before })).toEqual({});
  expect(changedProfile(before, { ...before, kind: 'company', name: 'Wandji SARL ' })).toEqual({
    kind: 'company',
    name: 'Wandji SARL',
  });
  expect(changedProfile(nobody, { ...nobody, name: 'A' })).toEqual({ name: 'A' });
});
