import type { CategoryRow } from '@/bindings/CategoryRow';

export interface CategoryNode {
  readonly category: string;
  readonly name: string;
  /** On sale in it and below. */
  readonly all: number;
  readonly children: readonly CategoryNode[];
}

/** Rows as a tree, by name. A row whose parent is not known here stands at the top: it must not vanish. */
export function treeOf(rows: readonly CategoryRow[]): CategoryNode[] {
  const known = new Set(rows.map(({ category }) => category));
  const parentOf = ({ parent }: CategoryRow) => (parent !== null && known.has(parent) ? parent : null);
  const grow = (parent: string | null): CategoryNode[] =>
    rows
      .filter((row) => parentOf(row) === parent)
      .map((row) => {
        const children = grow(row.category);
        const all = row.products + children.reduce((sum, child) => sum + child.all, 0);
        return { category: row.category, name: row.name, all, children };
      })
      .sort((one, other) => one.name.localeCompare(other.name));
  return grow(null);
}

/** Réseau / Câbles, for each category, in the order of the tree. */
export function pathsOf(tree: readonly CategoryNode[], above = ''): { category: string; path: string }[] {
  return tree.flatMap(({ category, name, children }) => {
    const path = above === '' ? name : `${above} / ${name}`;
    return [{ category, path }, ...pathsOf(children, path)];
  });
}
