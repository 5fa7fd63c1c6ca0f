import { expect, it } from 'vitest';
import { browsable, pathOf } from './category-tree';

const row = (category: string, name: string, parent: string | null, products: number) => ({
  category,
  name,
  parent,
  products,
  icon: '',
});
const categories = [row('r', 'Réseau', null, 0), row('a', 'Routeurs', 'r', 31), row('b', 'Câbles', 'r', 46)];

it('offers what holds products, the fullest first', () => {
  expect(browsable(categories).map(({ name }) => name)).toEqual(['Câbles', 'Routeurs']);
});

it('names a category below those above it', () => {
  expect(pathOf(categories, 'a')).toBe('Réseau › Routeurs');
  expect(pathOf(categories, null)).toBe('');
  expect(pathOf([row('x', 'X', 'y', 0), row('y', 'Y', 'x', 0)], 'x')).toBe('Y › X');
});
