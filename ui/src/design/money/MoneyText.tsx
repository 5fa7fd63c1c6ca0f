import { formatAmount, formatSigned, unitOf, type Currency } from '../format/money';
import classes from './MoneyText.module.css';

interface Props {
  /** Minor units. */
  readonly amount: number;
  readonly currency: Currency;
  /** Once per block of numbers: a column names its unit in its heading. */
  readonly unit?: 'shown' | 'absent';
  /** `always` for variances: +1 500. */
  readonly sign?: 'minus-only' | 'always';
}

export function MoneyText({ amount, currency, unit = 'absent', sign = 'minus-only' }: Props) {
  const number = sign === 'always' ? formatSigned(amount, currency) : formatAmount(amount, currency);
  return (
    <span className={classes['money']}>
      {number}
      {unit === 'shown' && <span className={classes['unit']}>{unitOf(currency)}</span>}
    </span>
  );
}
