import { useTranslation } from 'react-i18next';
import type { SaleCard } from '@/bindings/SaleCard';
import { formatAmount, formatMoney } from '@/design/format/money';
import { useCurrency } from '@/platform';
import classes from './SaleDrawer.module.css';

interface Props {
  readonly card: SaleCard;
}

export function SaleTotals({ card }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  return (
    <dl className={classes['totals']}>
      {card.discount > 0 && (
        <>
          <dt>{t('salesList.card.gross')}</dt>
          <dd>{formatAmount(card.gross, currency)}</dd>
          <dt>{t('salesList.card.discounts')}</dt>
          <dd>{formatAmount(-card.discount, currency)}</dd>
        </>
      )}
      <dt>{card.prices_include_tax ? t('salesList.card.taxIncluded') : t('salesList.card.taxAdded')}</dt>
      <dd>{formatAmount(card.tax, currency)}</dd>
      <dt className={classes['strong']}>{t('salesList.card.total')}</dt>
      <dd className={classes['strong']}>{formatMoney(card.total, currency)}</dd>
      {card.status !== 'parked' && (
        <>
          <dt>{t('salesList.card.paid')}</dt>
          <dd>{formatAmount(card.paid, currency)}</dd>
        </>
      )}
      {card.due > 0 && card.status !== 'cancelled' && card.status !== 'parked' && (
        <>
          <dt className={classes['due']}>{t('salesList.card.due')}</dt>
          <dd className={classes['due']}>{formatAmount(card.due, currency)}</dd>
        </>
      )}
    </dl>
  );
}
