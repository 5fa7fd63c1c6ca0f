import type { CategoryRow } from '@/bindings/CategoryRow';

/** The categories that hold products, the fullest first: what people browse. */
export function browsable(categories: readonly CategoryRow[]): readonly CategoryRow[] {
  return categories
    .filter(({ products }) => products > 0)
    .toSorted((one, other) => other.products - one.products || one.name.localeCompare(other.name, 'fr'));
}

/** Réseau › Routeurs: a category below those above it. */
export function pathOf(categories: readonly CategoryRow[], category: string | null): string {
  const names: string[] = [];
  const byId = new Map(categories.map((row) => [row.category, row]));
  let row = category === null ? undefined : byId.get(category);
  // Two devices may have moved two categories below each other: the path ends where it would start again.
  while (row && !names.includes(row.name)) {
    names.unshift(row.name);
    row = row.parent === null ? undefined : byId.get(row.parent);
  }
  return names.join(' › ');
}
