import { expect, it } from 'vitest';
import { screensFor } from '../navigation/screens';
import { keysOf, topicAt } from './topics';

it('has help for every screen but the counter, which has its own', () => {
  const everything = screensFor([
    'till.collect',
    'till.open_shift',
    'catalog.edit',
    'stock.view',
    'customers.view',
    'people.manage_people',
    'people.manage_stores',
    'people.manage_devices',
    'people.view_audit',
    'conflicts.resolve',
  ]);
  for (const { to, name } of everything) expect(topicAt(to), to).toBe(name);
});

it('is that of the narrowest place', () => {
  expect(topicAt('/products/import')).toBe('import');
  expect(topicAt('/products/0190')).toBe('products');
  expect(topicAt('/till/close')).toBe('close');
  expect(topicAt('/nowhere')).toBeUndefined();
});

it('never names a key twice on a sheet', () => {
  const names = keysOf('stock').flatMap(({ keys }) => keys);
  expect(new Set(names).size).toBe(names.length);
});
