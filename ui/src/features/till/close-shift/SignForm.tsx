import { Paper, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShiftCard } from '@/bindings/ShiftCard';
import { formatAmount, formatMoney } from '@/design/format/money';
import { AmountInput } from '@/design/money/AmountInput';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCurrency } from '@/platform';
import classes from './Close.module.css';
import type { Sign } from './use-sign';
import { VarianceSlab } from './VarianceSlab';
import { VarianceStrip } from './VarianceStrip';

interface Props {
  readonly card: ShiftCard;
  readonly limit: number | null;
  readonly sign: Sign;
}

export function SignForm({ card, limit, sign }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  return (
    <div className={classes['side']}>
      <VarianceSlab card={card} />
      <VarianceStrip variance={card.variance} limit={limit} />
      {sign.error && <ErrorStrip error={sign.error} />}
      <Paper withBorder className={classes['sign'] ?? ''}>
        {card.variance !== 0 && (
          <Textarea
            name="note"
            label={t('till.closing.compare.note')}
            description={t('till.closing.compare.noteHow')}
            value={sign.note}
            onChange={(event) => sign.setNote(event.currentTarget.value)}
            error={sign.isNoteMissing ? t('till.closing.compare.noteMissing') : null}
            rows={2}
            maxLength={400}
            autoFocus
          />
        )}
        <div className={classes['left']}>
          <label htmlFor="left-in-drawer">{t('till.closing.compare.left')}</label>
          <AmountInput
            id="left-in-drawer"
            name="left"
            value={sign.left}
            currency={currency}
            onChange={sign.setLeft}
            error={
              sign.isLeftWrong
                ? t('till.closing.compare.leftWrong', { amount: formatMoney(card.counted, currency) })
                : null
            }
            autoFocus={card.variance === 0}
          />
        </div>
        <div className={classes['left']}>
          <span>{t('till.closing.compare.toSafe')}</span>
          <b>{sign.toSafe === null ? '–' : formatAmount(sign.toSafe, currency)}</b>
        </div>
      </Paper>
    </div>
  );
}
