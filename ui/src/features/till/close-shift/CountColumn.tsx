import { Paper } from '@mantine/core';
import { IconCashBanknote, IconCoins } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '@/design/format/money';
import { useCurrency } from '@/platform';
import { countIn, sumOf, type Box, type Typed } from './count';
import classes from './CountColumn.module.css';
import { CountBox } from './CountBox';

interface Props {
  readonly heap: Box['heap'];
  readonly boxes: readonly Box[];
  readonly typed: Typed;
  readonly onType: (key: string, text: string) => void;
}

const icons = { notes: IconCashBanknote, coins: IconCoins };

/** Notes or coins, with their sum at the foot. */
export function CountColumn({ heap, boxes, typed, onType }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const Icon = icons[heap];
  const own = boxes.filter((box) => box.heap === heap);
  if (own.length === 0) return null;
  return (
    <Paper
      withBorder
      component="section"
      className={classes['column'] ?? ''}
      aria-label={t(`till.closing.count.${heap}`)}
    >
      <h2>
        <Icon size={22} stroke={1.75} aria-hidden />
        {t(`till.closing.count.${heap}`)}
      </h2>
      <div className={classes['rows']}>
        {own.map((box) => (
          <CountBox
            key={box.key}
            box={box}
            text={typed[box.key] ?? ''}
            total={box.denomination * countIn(box, typed)}
            isFirst={box === boxes[0]}
            onType={(text) => onType(box.key, text)}
          />
        ))}
      </div>
      <footer className={classes['sum']}>
        <span>{t(`till.closing.count.${heap}`)}</span>
        <b>{formatAmount(sumOf(own, typed), currency)}</b>
      </footer>
    </Paper>
  );
}
