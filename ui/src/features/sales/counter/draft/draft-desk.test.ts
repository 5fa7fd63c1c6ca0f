import { expect, it, vi } from 'vitest';
import type { DraftView } from '@/bindings/DraftView';
import { DraftDesk } from './draft-desk';

const draft = (sale: string, total = 0) => ({ sale, total }) as DraftView;

it('gives two scans within a blink the same sale', async () => {
  const desk = new DraftDesk(vi.fn());
  const sales: string[] = [];
  const add = () =>
    desk.edit((sale) => {
      sales.push(sale);
      return Promise.resolve(draft(sale));
    });
  await Promise.all([add(), add()]);
  expect(sales[0]).toBe(sales[1]);
});

it('shows each edit what the one before it left', async () => {
  const desk = new DraftDesk(vi.fn());
  const more = () => desk.edit((sale, seen) => Promise.resolve(draft(sale, (seen?.total ?? 0) + 1)));
  const [, second] = await Promise.all([more(), more()]);
  expect(second.total).toBe(2);
});

it('goes on after a refusal, and leaves the draft as it was', async () => {
  const show = vi.fn();
  const desk = new DraftDesk(show);
  desk.adopt(draft('s1', 5));
  await expect(desk.edit(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect(show).not.toHaveBeenCalled();
  await desk.edit((sale, seen) => Promise.resolve(draft(sale, (seen?.total ?? 0) + 1)));
  expect(show).toHaveBeenCalledExactlyOnceWith(draft('s1', 6));
});

it('starts another sale once one is ended', async () => {
  const show = vi.fn();
  const desk = new DraftDesk(show);
  const first = await desk.edit((sale) => Promise.resolve(draft(sale)));
  await desk.end(() => Promise.resolve('AKW-C1-2026-000001'));
  expect(show).toHaveBeenLastCalledWith(null);
  const second = await desk.edit((sale) => Promise.resolve(draft(sale)));
  expect(second.sale).not.toBe(first.sale);
});
