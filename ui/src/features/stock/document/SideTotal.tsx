import { useTranslation } from 'react-i18next';
import { MoneyText } from '@/design/money/MoneyText';
import { useCurrency } from '@/platform';
import classes from './SideTotal.module.css';

interface Props {
  readonly label: string;
  readonly lines: number;
  /** Absent where a document has no amount. */
  readonly amount?: number;
}

export function SideTotal({ label, lines, amount }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const count = t('stock.document.lines', { count: lines });
  return (
    <p className={classes['total']} aria-live="polite">
      <span className={classes['label']}>{label}</span>
      <span className={classes['amount']}>
        {amount === undefined ? count : <MoneyText amount={amount} currency={currency} unit="shown" />}
      </span>
      {amount !== undefined && <span className={classes['lines']}>{count}</span>}
    </p>
  );
}
