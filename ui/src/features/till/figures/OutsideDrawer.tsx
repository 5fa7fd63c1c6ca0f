import { useTranslation } from 'react-i18next';
import type { MeansTally } from '@/bindings/MeansTally';
import type { ShiftCard } from '@/bindings/ShiftCard';
import { formatAmount } from '@/design/format/money';
import { OperatorChip } from '@/design/operator/OperatorChip';
import { useCurrency } from '@/platform';
import classes from './Figures.module.css';

interface Props {
  readonly card: ShiftCard;
}

/** What was paid by other means during the shift: it is not in the drawer. */
export function OutsideDrawer({ card }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const others = card.taken.filter(({ method }) => method !== 'cash');
  return (
    <section className={classes['outside']} aria-label={t('till.closing.compare.outside')}>
      <h3>{t('till.closing.compare.outside')}</h3>
      {others.length === 0 && <p>{t('till.closing.compare.outsideNone')}</p>}
      <ul>
        {others.map((tally) => (
          <li key={tally.method === 'mobile_money' ? tally.operator : tally.method}>
            <span className={classes['means']}>
              {name(tally)}
              <small>{t('till.closing.compare.payments', { count: tally.count })}</small>
            </span>
            <b>{formatAmount(tally.amount, currency)}</b>
          </li>
        ))}
      </ul>
    </section>
  );

  function name(tally: MeansTally) {
    if (tally.method === 'mobile_money') return <OperatorChip name={tally.operator} />;
    if (tally.method === 'customer_credit') return <b>{t('till.closing.compare.credit')}</b>;
    return <b>{t(`till.means.${tally.method}`)}</b>;
  }
}
