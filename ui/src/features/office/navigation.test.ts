import { expect, it } from 'vitest';
import type { Permission } from '@/bindings/Permission';
import { homeOf, screenAt, screensFor } from './navigation';

const seller: Permission[] = ['sales.create', 'stock.view', 'customers.view', 'customers.edit'];
const cashier: Permission[] = ['till.open_shift', 'till.collect', 'till.move_cash', 'customers.view'];
const keeper: Permission[] = ['catalog.edit', 'stock.view', 'stock.receive', 'stock.adjust'];
const manager: Permission[] = ['sales.create', 'sales.view_all', 'catalog.edit', 'people.view_audit', 'stock.view'];

const names = (permissions: Permission[]) => screensFor(permissions).map(({ name }) => name);

it('shows what may be opened and nothing else', () => {
  expect(names(seller)).toEqual(['counter', 'sales', 'stock', 'customers', 'settings']);
  expect(names(cashier)).toEqual(['till', 'shifts', 'customers', 'settings']);
  expect(names([])).toEqual(['settings']);
});

it('begins the day where the work is', () => {
  expect([seller, cashier, keeper, manager, []].map(homeOf)).toEqual([
    '/counter',
    '/till',
    '/stock',
    '/products',
    '/settings',
  ]);
});

it('tells the till from its shifts', () => {
  expect(screenAt('/till')?.name).toBe('till');
  expect(screenAt('/till/shifts')?.name).toBe('shifts');
  expect(screenAt('/products/1')?.name).toBe('products');
  expect(screenAt('/elsewhere')).toBeUndefined();
});
