import { expect, it } from 'vitest';
import { examples, fieldAt, withColumn } from './mapping';

it('moves a thing to the column that is said to hold it', () => {
  const mapping = withColumn({ sku: 0, name: 1, price: 2 }, 3, 'price');
  expect(mapping).toEqual({ sku: 0, name: 1, price: 3 });
  expect(fieldAt(mapping, 2)).toBeNull();
});

it('lets go of what the column held', () => {
  expect(withColumn({ sku: 0, name: 1 }, 1, 'description')).toEqual({ sku: 0, description: 1 });
});

it('leaves a column out', () => {
  expect(withColumn({ sku: 0, name: 1 }, 1, null)).toEqual({ sku: 0 });
});

it('shows different cells that are not empty', () => {
  expect(examples([['a', ''], ['a', '5'], ['b'], ['c'], ['d']], 0)).toEqual(['a', 'b', 'c']);
  expect(examples([['a', ''], ['a', '5'], ['b']], 1)).toEqual(['5']);
});
