import { expect, it } from 'vitest';
import type { QueuedSale } from '@/bindings/QueuedSale';
import { findSales, saleOfTicket } from './find-sales';

const sale = (number: string, customer_name: string, total: number): QueuedSale => ({
  sale: number,
  number,
  customer_name,
  total,
  seller_name: 'Clarisse Ngo Bassa',
  seller: 's',
  customer: null,
  status: 'pending_payment',
  article_count: 1,
  paid: 0,
  submitted_at: 0,
  claimed_by: null,
  claimed_at: null,
});
const rows = [sale('AKW-C2-2026-000007', '', 4_200), sale('AKW-C2-2026-000008', 'Lycée bilingue Deïdo', 412_500)];

it.each([
  ['08', 1],
  ['deido', 1],
  ['clarisse 4200', 1],
  ['clarisse', 2],
  ['', 2],
  ['absent', 0],
])('finds by %s', (text, count) => {
  expect(findSales(rows, text)).toHaveLength(count);
});

it('reads a scanned ticket', () => {
  expect(saleOfTicket('COMPTOIR:AKW-C2-2026-000008:4000:01A1FAF7-7960')).toEqual({
    number: 'AKW-C2-2026-000008',
    sale: '01a1faf7-7960',
  });
  expect(saleOfTicket('3760123456789')).toBeNull();
});
