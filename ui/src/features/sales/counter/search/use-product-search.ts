import { useState } from 'react';
import { useAnswer } from '@/platform';

/** What was typed and what was found for it, at every key: an answer takes milliseconds. The former results stay meanwhile. */
export function useProductSearch() {
  const [text, setText] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const found = useAnswer(
    'catalog.search',
    { text, ...(category === null ? {} : { category }) },
    { topics: ['catalog', 'stock', 'sales'], former: 'keep' },
  );
  const products = found.data?.products ?? [];
  return {
    text,
    category,
    products,
    hasMore: found.data?.more ?? false,
    error: found.error,
    retry: () => void found.refetch(),
    isFirst: found.isPending,
    /** What is shown was not found for what is typed. */
    isBehind: found.isPlaceholderData,
    active: Math.min(active, Math.max(0, products.length - 1)),
    setActive,
    /** Words are looked for everywhere: what is typed leaves the category, and a category leaves the words. */
    type: (next: string) => {
      setText(next);
      setCategory(null);
      setActive(0);
    },
    browse: (next: string | null) => {
      setText('');
      setCategory(next);
      setActive(0);
    },
  };
}

export type ProductSearch = ReturnType<typeof useProductSearch>;
