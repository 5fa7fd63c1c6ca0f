import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FoundProduct } from '@/bindings/FoundProduct';
import { formatQuantity } from '@/design/format/quantity';
import { NBSP } from '@/design/format/spaces';
import classes from './StockLabel.module.css';
import { stockState } from './stock-state';

interface Props {
  readonly product: FoundProduct;
  /** In a cell there is room for the figure only; its title says the rest. */
  readonly size: 'row' | 'cell';
}

const MEASURE_LENGTH_MAX = 2;

/** What may be sold here, and where else to look. */
export function StockLabel({ product, size }: Props) {
  const { t } = useTranslation();
  // A measure is said (120 m); what is merely called something (paquet) needs a plural that nobody knows here.
  const unit = product.unit.length <= MEASURE_LENGTH_MAX ? product.unit : '';
  const left = [formatQuantity(product.available), unit].filter((part) => part !== '').join(NBSP);
  const low = product.available < product.minimum ? t('counter.stock.low') : t('counter.stock.atMinimum');
  switch (stockState(product)) {
    case 'none':
      return <span className={classes['quiet']}>{product.kind === 'service' ? t('counter.stock.service') : null}</span>;
    case 'fine':
      return (
        <span className={classes['plain']}>
          <b>{left}</b> {t('counter.stock.left')}
        </span>
      );
    case 'low':
      return (
        <span className={classes['tag']} data-tone="warn" title={low}>
          <IconAlertTriangle size={15} stroke={2} aria-hidden />
          {size === 'row' ? `${left} · ${low}` : left}
        </span>
      );
    case 'out':
      return (
        <span className={classes['stack']}>
          <span className={classes['tag']} data-tone="bad">
            <IconX size={15} stroke={2} aria-hidden />
            {t('counter.stock.out')}
          </span>
          {size === 'row' && product.elsewhere.length > 0 && (
            <span className={classes['quiet']}>
              {product.elsewhere.map((one) => `${one.store_name} : ${formatQuantity(one.available)}`).join(' · ')}
            </span>
          )}
        </span>
      );
  }
}
