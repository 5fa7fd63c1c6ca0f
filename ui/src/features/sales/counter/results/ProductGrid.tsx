import { useEffect, useRef } from 'react';
import type { FoundProduct } from '@/bindings/FoundProduct';
import type { Currency } from '@/design/format/money';
import type { ListBoxState } from '@/design/list-box/use-list-box';
import { ProductCell } from './ProductCell';
import classes from './ProductGrid.module.css';

interface Props {
  readonly label: string;
  readonly products: readonly FoundProduct[];
  readonly iconOf: (product: FoundProduct) => string | undefined;
  readonly currency: Currency;
  readonly list: ListBoxState;
  readonly columns: number;
}

/** The results as cells to touch. At most sixty: all of them are drawn. */
export function ProductGrid({ label, products, iconOf, currency, list, columns }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const activeId = list.optionId(list.active);
  useEffect(() => {
    box.current?.querySelector(`[id="${activeId}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <div
      ref={box}
      id={list.id}
      className={classes['grid']}
      role="listbox"
      aria-label={label}
      data-keys={list.hasKeys || undefined}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {products.map((product, index) => (
        <ProductCell
          key={product.product}
          id={list.optionId(index)}
          product={product}
          icon={iconOf(product)}
          currency={currency}
          isActive={index === list.active}
          onChoose={() => {
            list.onActive(index);
            list.onChoose(index);
          }}
        />
      ))}
    </div>
  );
}
