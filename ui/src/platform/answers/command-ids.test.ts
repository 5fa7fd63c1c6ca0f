import { expect, it } from 'vitest';
import { CommandIds } from './command-ids';

it('repeats the id of a body whose outcome is unknown', () => {
  const ids = new CommandIds();
  const first = ids.for({ amount: 500 });
  ids.lost(first, { amount: 500 });
  expect(ids.for({ amount: 500 })).toBe(first);
  expect(ids.for({ amount: 600 })).not.toBe(first);
});

it('gives each command its own id otherwise: the same article may be scanned twice at once', () => {
  const ids = new CommandIds();
  const first = ids.for({ barcode: '123' });
  expect(ids.for({ barcode: '123' })).not.toBe(first);
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

it('forgets once Rust has answered', () => {
  const ids = new CommandIds();
  const first = ids.for({ amount: 500 });
  ids.lost(first, { amount: 500 });
  ids.settled(first);
  expect(ids.for({ amount: 500 })).not.toBe(first);
});
