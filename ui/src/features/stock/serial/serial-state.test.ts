import { expect, it } from 'vitest';
import type { SerialSale } from '@/bindings/SerialSale';
import { isUnderWarranty, whereIs } from './serial-state';

const received = { store_name: 'Akwa', at: 0, supplier: '', reference: '' };
const sale = (status: SerialSale['status']) => ({ status }) as SerialSale;

it('knows where a piece is', () => {
  expect(whereIs({ received, sales: [] })).toBe('in_stock');
  expect(whereIs({ received, sales: [sale('cancelled')] })).toBe('in_stock');
  expect(whereIs({ received: null, sales: [sale('cancelled')] })).toBe('unsure');
  expect(whereIs({ received: null, sales: [sale('paid'), sale('cancelled')] })).toBe('sold');
  expect(whereIs({ received, sales: [sale('paid'), sale('pending_payment')] })).toBe('sold_twice');
});

it('counts the last day of the warranty', () => {
  expect(isUnderWarranty('2026-11-20', '20/11/2026')).toBe(true);
  expect(isUnderWarranty('2026-11-20', '21/11/2026')).toBe(false);
  expect(isUnderWarranty('2027-01-01', '31/12/2026')).toBe(true);
});
