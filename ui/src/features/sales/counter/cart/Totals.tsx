import { useTranslation } from 'react-i18next';
import type { DraftView } from '@/bindings/DraftView';
import { formatAmount, type Currency } from '@/design/format/money';
import { formatQuantity, ONE } from '@/design/format/quantity';
import { formatRate } from '@/design/format/text-formats';
import { usePermissions, usePlace } from '@/platform';
import { articleCount, discountText, singleRate } from './totals';
import classes from './Totals.module.css';

interface Props {
  readonly draft: DraftView;
  readonly currency: Currency;
}

const NO_TAXES = { standard: 0, reduced: 0, prices_include_tax: true };

/** From the sum of the lines to the total. */
export function Totals({ draft, currency }: Props) {
  const { t } = useTranslation();
  const fields = usePlace()?.store_fields;
  const may = usePermissions();
  const cap = may('sales.discount_high') ? fields?.manager_discount_cap : fields?.seller_discount_cap;
  const taxes = fields?.taxes ?? NO_TAXES;
  const rate = singleRate(draft, taxes);
  const articles = articleCount(draft);
  return (
    <dl className={classes['totals']}>
      <div>
        <dt>
          {t('counter.cart.lines', { count: draft.lines.length })},{' '}
          {t('counter.cart.articles', { count: Math.ceil(articles / ONE), number: formatQuantity(articles) })}
        </dt>
        <dd>{formatAmount(draft.gross, currency)}</dd>
      </div>
      <div>
        <dt>
          {t('counter.cart.discounts')}{' '}
          {draft.sale_discount && (
            <small>{t('counter.cart.onTheSale', { discount: discountText(draft.sale_discount, currency) })}</small>
          )}{' '}
          {cap !== undefined && <small>{t('counter.cart.cap', { cap: formatRate(cap) })}</small>}
        </dt>
        <dd data-reduced={draft.discount > 0 || undefined}>{formatAmount(-draft.discount, currency)}</dd>
      </div>
      <div>
        <dt>{taxLabel()}</dt>
        <dd>{formatAmount(draft.tax, currency)}</dd>
      </div>
    </dl>
  );

  function taxLabel() {
    const at = rate === null ? '' : formatRate(rate);
    const label = taxes.prices_include_tax
      ? t('counter.cart.taxWithin', { rate: at })
      : t('counter.cart.taxOnTop', { rate: at });
    return label.trimEnd();
  }
}
