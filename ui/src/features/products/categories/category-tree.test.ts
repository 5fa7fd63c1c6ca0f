import { expect, it } from 'vitest';
import type { CategoryRow } from '@/bindings/CategoryRow';
import { pathsOf, treeOf } from './category-tree';

const row = (category: string, parent: string | null, products: number): CategoryRow => ({
  category,
  parent,
  name: category,
  icon: '',
  products,
});

const rows = [
  row('Câbles', 'Réseau', 46),
  row('Énergie', null, 1),
  row('Réseau', null, 0),
  row('Perdu', 'ailleurs', 2),
];

it('grows a tree by name and counts what is below', () => {
  const tree = treeOf(rows);
  expect(tree.map(({ name, all }) => [name, all])).toEqual([
    ['Énergie', 1],
    ['Perdu', 2],
    ['Réseau', 46],
  ]);
});

it('names each category with those above it', () => {
  expect(pathsOf(treeOf(rows)).map(({ path }) => path)).toEqual(['Énergie', 'Perdu', 'Réseau', 'Réseau / Câbles']);
});
