import type { FoundProduct } from '@/bindings/FoundProduct';
import { formatAmount, type Currency } from '@/design/format/money';
import { ProductFace } from './ProductFace';
import classes from './ProductGrid.module.css';
import { StockLabel } from './StockLabel';

interface Props {
  readonly id: string;
  readonly product: FoundProduct;
  /** The name of its category's icon. */
  readonly icon: string | undefined;
  readonly currency: Currency;
  readonly isActive: boolean;
  readonly onChoose: () => void;
}

export function ProductCell({ id, product, icon, currency, isActive, onChoose }: Props) {
  return (
    // Keys are the search field's: a cell itself only takes the pointer.
    <div
      id={id}
      className={classes['cell']}
      role="option"
      aria-selected={isActive}
      title={product.sku}
      onClick={onChoose}
    >
      <div className={classes['head']}>
        <ProductFace product={product} icon={icon} />
        <div className={classes['words']}>
          <div className={classes['name']}>{product.name}</div>
          <div className={classes['detail']}>{product.description}</div>
        </div>
      </div>
      <div className={classes['foot']}>
        <span className={classes['price']}>{formatAmount(product.price, currency)}</span>
        <StockLabel product={product} size="cell" />
      </div>
    </div>
  );
}
