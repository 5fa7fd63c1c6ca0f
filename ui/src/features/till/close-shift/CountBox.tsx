import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '@/design/format/money';
import { useCurrency } from '@/platform';
import { readCount, type Box } from './count';
import classes from './CountColumn.module.css';

interface Props {
  readonly box: Box;
  readonly text: string;
  readonly total: number;
  readonly isFirst: boolean;
  readonly onType: (text: string) => void;
}

export function CountBox({ box, text, total, isFirst, onType }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const amount = formatAmount(box.denomination, currency);
  return (
    <div className={classes['row']}>
      <span className={classes['denomination']} aria-hidden>
        {amount}
      </span>
      <span className={classes['times']} aria-hidden>
        ×
      </span>
      <TextInput
        className={classes['box'] ?? ''}
        name={box.key}
        aria-label={t('till.closing.count.how', { amount })}
        value={text}
        onChange={(event) => onType(readCount(event.currentTarget.value))}
        onFocus={(event) => event.currentTarget.select()}
        inputMode="numeric"
        autoComplete="off"
        autoFocus={isFirst}
      />
      <output className={classes['total']}>{text === '' ? '–' : formatAmount(total, currency)}</output>
    </div>
  );
}
