import { expect, it } from 'vitest';
import { roleOf } from './role';

it('calls people by what they may do here', () => {
  expect(roleOf([])).toBe('none');
  expect(roleOf(['people.manage_people', 'sales.cancel'])).toBe('admin');
  expect(roleOf(['sales.create', 'sales.cancel'])).toBe('manager');
  expect(roleOf(['sales.create', 'stock.view'])).toBe('seller');
  expect(roleOf(['sales.create', 'till.collect'])).toBe('seller_cashier');
  expect(roleOf(['till.collect'])).toBe('cashier');
  expect(roleOf(['stock.view', 'stock.receive'])).toBe('stock_keeper');
  expect(roleOf(['customers.view'])).toBe('other');
});
