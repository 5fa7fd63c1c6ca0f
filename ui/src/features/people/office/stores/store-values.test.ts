import { expect, it } from 'vitest';
import { changedStore, storeFields, storeValues } from './store-values';

const akwa = storeValues({
  code: 'AKW',
  name: 'Akwa',
  taxes: { standard: 1925, reduced: 0, prices_include_tax: true },
});

it('sends the taxes together, and only what differs', () => {
  expect(changedStore(akwa, akwa)).toEqual({});
  expect(changedStore(akwa, { ...akwa, standard: 1800, code: 'X' })).toEqual({
    taxes: { standard: 1800, reduced: 0, prices_include_tax: true },
  });
});

it('reads an empty rate as zero', () => {
  expect(storeFields({ ...akwa, seller_discount_cap: null })).toMatchObject({ code: 'AKW', seller_discount_cap: 0 });
});
