import { expect, it } from 'vitest';
import type { Permission } from '@/bindings/Permission';
import { homeOf, screenAt, screensFor } from './screens';

const seller: Permission[] = ['sales.create', 'stock.view', 'customers.view', 'customers.edit'];
const cashier: Permission[] = ['till.open_shift', 'till.collect', 'till.move_cash', 'customers.view'];
const names = (permissions: Permission[]) => screensFor(permissions).map(({ name }) => name);

it('opens to each only the screens of their work', () => {
  expect(names(seller)).toEqual(['counter', 'sales', 'stock', 'customers', 'settings', 'serials']);
  expect(names(cashier)).toEqual(['till', 'sales', 'shifts', 'customers', 'settings', 'serials']);
  expect(names([])).toEqual([]);
});

it('gives who sells and collects both stations', () => {
  expect(names([...seller, ...cashier]).slice(0, 2)).toEqual(['counter', 'till']);
});

it('starts each at their own work', () => {
  expect(homeOf(seller)?.name).toBe('counter');
  expect(homeOf(cashier)?.name).toBe('till');
  expect(homeOf(['stock.view', 'catalog.edit'])?.name).toBe('stock');
  expect(homeOf([...seller, 'sales.cancel'])?.name).toBe('sales');
  expect(homeOf([])).toBeUndefined();
});

it('knows the screen of an address', () => {
  expect(screenAt('/sales/0190')?.name).toBe('sales');
  expect(screenAt('/till/shifts/1')?.name).toBe('shifts');
  expect(screenAt('/till/close')?.name).toBe('till');
  expect(screenAt('/salesmen')).toBeUndefined();
});
