import { expect, it } from 'vitest';
import { auditBody, isFiltered, noFilters } from './act-filters';

it('asks for nothing in particular without filters', () => {
  expect(auditBody(noFilters)).toEqual({});
  expect(isFiltered(noFilters)).toBe(false);
});

it('takes both days whole', () => {
  const { since = 0, until = 0 } = auditBody({ ...noFilters, from: '2026-11-20', to: '2026-11-20' });
  expect(until - since).toBe(24 * 60 * 60 * 1000 - 1);
});
