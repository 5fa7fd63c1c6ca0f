import { Paper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '@/design/money/AmountInput';
import { useCurrency } from '@/platform';
import classes from './Close.module.css';

interface Props {
  /** Minor units, as text like the boxes. */
  readonly typed: string | undefined;
  readonly onType: (text: string) => void;
}

/** For currencies whose notes and coins are not known here: the amount, counted elsewhere. */
export function CountSum({ typed, onType }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  return (
    <Paper withBorder component="section" className={classes['panel'] ?? ''}>
      <AmountInput
        scale="standing"
        label={t('till.closing.count.sum')}
        value={typed === undefined || typed === '' ? null : Number(typed)}
        currency={currency}
        onChange={(amount) => onType(amount === null ? '' : String(amount))}
        autoFocus
      />
    </Paper>
  );
}
