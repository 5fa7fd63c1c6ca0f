import { useTranslation } from 'react-i18next';
import type { LevelRow } from '@/bindings/LevelRow';
import { formatMoney } from '@/design/format/money';
import { formatQuantity } from '@/design/format/quantity';
import { useCurrency } from '@/platform';
import classes from './Figures.module.css';

/** What there is, what of it is promised, and what it cost. */
export function Figures({ row }: { readonly row: LevelRow }) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const figures = [
    { title: t('stock.column.on_hand'), text: formatQuantity(row.on_hand) },
    { title: t('stock.column.reserved'), text: formatQuantity(row.reserved) },
    { title: t('stock.column.available'), text: formatQuantity(row.available) },
    ...(row.value === null ? [] : [{ title: t('stock.worth'), text: formatMoney(row.value, currency) }]),
  ];
  return (
    <dl className={classes['figures']} style={{ gridTemplateColumns: `repeat(${figures.length}, 1fr)` }}>
      {figures.map(({ title, text }) => (
        <div key={title} className={classes['figure']}>
          <dt>{title}</dt>
          <dd className="num">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
