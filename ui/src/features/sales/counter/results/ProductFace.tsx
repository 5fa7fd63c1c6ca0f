import { createElement } from 'react';
import type { FoundProduct } from '@/bindings/FoundProduct';
import { useImage } from '@/platform';
import { categoryIcon } from './category-icons';
import classes from './ProductGrid.module.css';

interface Props {
  readonly product: FoundProduct;
  /** The name of its category's icon. */
  readonly icon: string | undefined;
}

/** What a product is recognised by: its picture, else its category's icon. */
export function ProductFace({ product, icon }: Props) {
  const address = useImage(product.image);
  return (
    <span className={classes['icon']}>
      {address === undefined ? (
        createElement(categoryIcon(icon), { size: 28, stroke: 1.75, 'aria-hidden': true })
      ) : (
        <img src={address} alt="" />
      )}
    </span>
  );
}
