import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/design/format/money';
import { formatRate } from '@/design/format/text-formats';
import { useCurrency, usePlace } from '@/platform';
import { marginOf, taxRateOf } from './margin';
import classes from './MarginLine.module.css';
import type { ProductValues } from './product-values';

interface Props {
  readonly values: Pick<ProductValues, 'price' | 'cost' | 'price_floor' | 'tax_class'>;
}

/** What one unit earns, while the prices are being typed. */
export function MarginLine({ values: { price, cost, price_floor: floor, tax_class: tax } }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const taxes = usePlace()?.store_fields.taxes;
  if (price === null || cost === null || cost === 0) {
    return (
      <p className={classes['line']}>
        {t('products.margin.title')} : {t('products.margin.unknown')}
      </p>
    );
  }
  const { amount, rate } = marginOf(price, cost, taxRateOf(taxes, tax), taxes?.prices_include_tax ?? true);
  const isLoss = amount < 0;
  const isBelowFloor = floor !== null && price < floor;
  const text = isLoss
    ? t('products.margin.loss', { amount: formatMoney(-amount, currency) })
    : t('products.margin.value', { amount: formatMoney(amount, currency), rate: formatRate(rate ?? 0) });
  return (
    <p className={classes['line']} data-tone={isLoss ? 'bad' : isBelowFloor ? 'warn' : undefined} aria-live="polite">
      {(isLoss || isBelowFloor) && <IconAlertTriangle size={18} stroke={1.75} aria-hidden />}
      <span>
        {t('products.margin.title')} : <b>{text}</b> {isBelowFloor && t('products.margin.belowFloor')}
      </span>
    </p>
  );
}
