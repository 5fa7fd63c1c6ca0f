import { memo } from 'react';
import type { FoundProduct } from '@/bindings/FoundProduct';
import { formatAmount, type Currency } from '@/design/format/money';
import { Key } from '@/design/keys/Key';
import classes from './ProductLine.module.css';
import { stockState } from './stock-state';
import { StockLabel } from './StockLabel';

interface Props {
  readonly product: FoundProduct;
  readonly currency: Currency;
  /** Enter adds it. */
  readonly hasEnter: boolean;
}

/** A product in the list of results. Drawn again only when it differs: a key in the search field redraws the list. */
export const ProductLine = memo(function ProductLine({ product, currency, hasEnter }: Props) {
  return (
    <div className={classes['line']} data-out={stockState(product) === 'out' || undefined}>
      <div className={classes['words']}>
        <div className={classes['name']}>{product.name}</div>
        <div className={classes['detail']}>
          {product.description !== '' && <>{product.description} · </>}
          <span className={classes['sku']}>{product.sku}</span>
        </div>
      </div>
      <StockLabel product={product} size="row" />
      <div className={classes['price']}>{formatAmount(product.price, currency)}</div>
      <div className={classes['key']}>{hasEnter && <Key name="Enter" />}</div>
    </div>
  );
});
