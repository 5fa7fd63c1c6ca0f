import { useTranslation } from 'react-i18next';
import type { ShiftCard } from '@/bindings/ShiftCard';
import { formatAmount, unitOf } from '@/design/format/money';
import { Slab } from '@/design/slab/Slab';
import { useCurrency } from '@/platform';
import classes from './Close.module.css';

interface Props {
  readonly card: ShiftCard;
}

/** Expected, counted, and the difference in words: no sign to misread. */
export function VarianceSlab({ card }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const { expected, counted, variance } = card;
  const label = variance === 0 ? 'exact' : variance < 0 ? 'missing' : 'over';
  return (
    <Slab
      kind="variance"
      label={t(`till.closing.compare.${label}`)}
      number={formatAmount(Math.abs(variance), currency)}
      unit={unitOf(currency)}
      lead={
        <dl className={classes['sums']}>
          <dt>{t('till.closing.compare.expected')}</dt>
          <dd>{formatAmount(expected, currency)}</dd>
          <dt>{t('till.closing.compare.counted')}</dt>
          <dd>{formatAmount(counted, currency)}</dd>
        </dl>
      }
    />
  );
}
