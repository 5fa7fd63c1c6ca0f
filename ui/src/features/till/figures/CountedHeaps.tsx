import { useTranslation } from 'react-i18next';
import type { ShiftCard } from '@/bindings/ShiftCard';
import { formatAmount } from '@/design/format/money';
import { useCurrency } from '@/platform';
import classes from './Figures.module.css';

interface Props {
  readonly card: ShiftCard;
}

/** The count, note by note. */
export function CountedHeaps({ card }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  return (
    <table className={classes['heaps']}>
      <caption>{t('till.shifts.denominations')}</caption>
      <tbody>
        {card.counted_lines.map(({ denomination, count }) => (
          <tr key={denomination}>
            <th scope="row">{t('till.pay.times', { count, amount: formatAmount(denomination, currency) })}</th>
            <td>{formatAmount(denomination * count, currency)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('till.closing.compare.counted')}</th>
          <td>{formatAmount(card.counted, currency)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
