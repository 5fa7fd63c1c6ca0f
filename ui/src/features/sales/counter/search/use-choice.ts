import { useEffect, useState } from 'react';
import type { ProductSearch } from './use-product-search';

interface Adding {
  readonly choose: (product: string) => Promise<boolean>;
  readonly type: (code: string) => Promise<void>;
}

/**
 * Enter on a result. When the results are still those of an earlier text, Enter waits for the right ones: nobody sells
 * what they did not see. What is not found by words may still be a code typed by hand.
 */
export function useChoice(search: ProductSearch, add: Adding, onAdded: () => void): (index: number) => void {
  const [waiting, setWaiting] = useState<string | null>(null);
  const { isBehind, products, text } = search;

  function choose(index: number) {
    const product = products[index];
    if (product) void add.choose(product.product).then((isDone) => isDone && onAdded());
    else if (text.trim() !== '') void add.type(text.trim()).then(onAdded);
  }

  useEffect(() => {
    if (waiting === null || isBehind) return;
    setWaiting(null);
    // Another text was typed meanwhile: Enter was for the former one.
    if (waiting === text) choose(0);
  });

  return (index) => {
    if (isBehind) setWaiting(text);
    else choose(index);
  };
}
