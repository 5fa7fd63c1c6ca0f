import { useTranslation } from 'react-i18next';
import { formatQuantity } from '@/design/format/quantity';
import { useAnswer } from '@/platform';
import type { DocumentLine } from '../document/document-lines';
import classes from './SystemLevel.module.css';

interface Props {
  readonly line: DocumentLine;
  readonly store: string;
  /** Nothing is shown before something was counted: who sees the number finds the number. */
  readonly isBlind: boolean;
}

/** What the system holds. */
export function SystemLevel({ line, store, isBlind }: Props) {
  const { t } = useTranslation();
  const level = useLevel(line, store);
  if (isBlind && line.quantity === null) return <span className={classes['hidden']}>{t('stock.count.hidden')}</span>;
  return level === null ? null : <span className="num">{formatQuantity(level)}</span>;
}

/** By how much the count differs from it. */
export function CountDifference({ line, store }: Omit<Props, 'isBlind'>) {
  const level = useLevel(line, store);
  if (level === null || line.quantity === null) return null;
  const difference = line.quantity - level;
  if (difference === 0) return <span className="num">0</span>;
  return (
    <b className={classes['difference']}>
      {difference > 0 ? '+' : ''}
      {formatQuantity(difference)}
    </b>
  );
}

function useLevel(line: DocumentLine, store: string): number | null {
  const { data } = useAnswer('stock.levels', { store, text: line.sku, filter: 'all' });
  return data?.rows.find(({ product }) => product === line.product)?.on_hand ?? null;
}
