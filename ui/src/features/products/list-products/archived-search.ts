import type { ProductRow } from '@/bindings/ProductRow';

/** The search index knows what is on sale only: the few archived products are searched here, forgiving accents too. */
export function searchArchived(rows: readonly ProductRow[], text: string): readonly ProductRow[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const whole = fold([row.name, row.description, row.sku, ...row.barcodes].join(' '));
    return words.every((word) => whole.includes(word));
  });
}

function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
