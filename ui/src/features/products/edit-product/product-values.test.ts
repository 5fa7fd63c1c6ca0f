import { expect, it } from 'vitest';
import type { ProductCard } from '@/bindings/ProductCard';
import { changedFields, emptyProduct, fieldsOf, valuesOf } from './product-values';

const row: ProductCard = {
  product: 'p',
  sku: 'CAB-1',
  name: 'Câble',
  description: '',
  kind: 'tracked',
  category: 'c',
  brand: null,
  price: 1000,
  cost: 655,
  price_floor: 0,
  tax_class: 'standard',
  warranty_months: 0,
  unit: 'm',
  specifications: [{ name: 'Longueur', value: '3 m' }],
  image: '',
  barcodes: ['690'],
  active: true,
  serial_tracked: false,
};

it('sends only what was changed', () => {
  const before = valuesOf(row);
  expect(changedFields(before, valuesOf(row), true)).toEqual({});
  expect(changedFields(before, { ...before, price: 1200, barcodes: ['690', '691'] }, true)).toEqual({
    price: 1200,
    barcodes: ['690', '691'],
  });
});

it('clears what was set', () => {
  const before = valuesOf(row);
  expect(changedFields(before, { ...before, category: null, unit: '' }, true)).toEqual({ category: null, unit: '' });
});

it('never sends a cost that its author does not see', () => {
  const values = { ...emptyProduct(null), name: 'x', cost: 5 };
  expect(fieldsOf(values, false)).not.toHaveProperty('cost');
  expect(fieldsOf(values, true)).toMatchObject({ cost: 5, price_floor: 0 });
});

it('trims texts and drops empty lines of the data sheet', () => {
  const values = { ...emptyProduct(null), name: ' Câble ', specifications: [{ name: ' ', value: '' }] };
  expect(fieldsOf(values, true)).toMatchObject({ name: 'Câble', specifications: [] });
});

it('tracks serial numbers of goods whose stock is kept alone', () => {
  const values = { ...emptyProduct(null), name: 'x', serial_tracked: true };
  expect(fieldsOf(values, false).serial_tracked).toBe(true);
  for (const kind of ['service', 'untracked'] as const)
    expect(fieldsOf({ ...values, kind }, false).serial_tracked).toBe(false);
  expect(changedFields(valuesOf(row), { ...valuesOf(row), serial_tracked: true }, true)).toEqual({
    serial_tracked: true,
  });
});
