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

/** What the system holds, and by how much the count differs. */
export function SystemLevel({ line, store, isBlind }: Props) {
  const { t } = useTranslation();
  const { data } = useAnswer('stock.levels', { store, text: line.sku, filter: 'all' });
  const level = data?.rows.find(({ product }) => product === line.product);
  if (isBlind && line.quantity === null) return <span className={classes['hidden']}>{t('stock.count.hidden')}</span>;
  if (!level) return null;
  const difference = line.quantity === null ? 0 : line.quantity - level.on_hand;
  return (
    <span className={classes['level']}>
      {difference !== 0 && (
        <b className={classes['difference']}>
          {difference > 0 ? '+' : ''}
          {formatQuantity(difference)}
        </b>
      )}
      <span className="num">{formatQuantity(level.on_hand)}</span>
    </span>
  );
}
