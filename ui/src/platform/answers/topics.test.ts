import { expect, it } from 'vitest';
import { isOutdated, topicsOf } from './topics';

it('takes the topic from the name unless told', () => {
  expect(topicsOf('sales.list').topics).toEqual(['sales']);
  expect(topicsOf('reports.day', ['sales', 'till']).topics).toEqual(['sales', 'till']);
});

it('finds what a change outdates', () => {
  const query = { meta: topicsOf('reports.day', ['sales', 'till']) };
  expect(isOutdated(query, ['till'])).toBe(true);
  expect(isOutdated(query, ['stock'])).toBe(false);
  expect(isOutdated(query, ['*'])).toBe(true);
  expect(isOutdated({ meta: undefined }, ['stock'])).toBe(false);
});
