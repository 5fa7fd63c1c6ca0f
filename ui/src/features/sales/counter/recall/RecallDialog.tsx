import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftView } from '@/bindings/DraftView';
import type { SaleRow } from '@/bindings/SaleRow';
import { formatMoney } from '@/design/format/money';
import { formatTime } from '@/design/format/dates';
import { useKeys } from '@/design/keys/use-keys';
import { ListBox } from '@/design/list-box/ListBox';
import { useListBox } from '@/design/list-box/use-list-box';
import { EmptyState } from '@/design/states/EmptyState';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import { useAnswer, useCurrency, usePlace } from '@/platform';
import { StationDialog } from '@/design/station/StationDialog';
import classes from './RecallDialog.module.css';
import { useRecall } from './use-recall';

interface Props {
  readonly draft: DraftView | null;
  readonly onRecalled: (label: string) => void;
  readonly onClose: () => void;
}

/** F7: the sales of this store that wait for their customer. */
export function RecallDialog({ draft, onRecalled, onClose }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const zone = usePlace()?.store_fields.zone;
  const parked = useAnswer('sales.parked', {});
  const rows = parked.data ?? [];
  const [active, setActive] = useState(0);
  const isBusy = useRef(false);
  const { recall, refusal } = useRecall(draft);
  useKeys({ Escape: onClose }, 'dialog');
  const list = useListBox({ count: rows.length, active, onActive: setActive, onChoose: choose });
  const hasCurrent = draft !== null && draft.lines.length > 0;

  function choose(index: number) {
    const row = rows[index];
    if (!row || isBusy.current) return;
    isBusy.current = true;
    const current = t('counter.recall.interrupted', { time: formatTime(draft?.started_at ?? Date.now(), zone) });
    void recall(row.sale, current).then((isDone) => {
      isBusy.current = false;
      if (isDone) onRecalled(titleOf(row));
    });
  }

  return (
    <StationDialog title={t('counter.recall.title')} size={640} onClose={onClose}>
      {refusal && <ErrorStrip error={refusal} />}
      {hasCurrent && rows.length > 0 && <p className={classes['note']}>{t('counter.recall.parksCurrent')}</p>}
      {parked.isPending && <SkeletonRows rows={3} height={64} />}
      {parked.error && <ErrorStrip error={parked.error} />}
      {parked.data && rows.length === 0 && <EmptyState sentence={t('counter.recall.none')} />}
      {rows.length > 0 && (
        // The list takes the focus: there is nothing to type.
        <div className={classes['list']} ref={(box) => box?.querySelector<HTMLElement>('[role=listbox]')?.focus()}>
          <ListBox
            label={t('counter.recall.title')}
            items={rows}
            keyOf={(row) => row.sale}
            rowHeight={64}
            list={list}
            tabStop="list"
            row={(row) => (
              <div className={classes['row']}>
                <div className={classes['words']}>
                  <div className={classes['name']}>{titleOf(row)}</div>
                  <div className={classes['detail']}>
                    {row.seller_name} · {formatTime(row.submitted_at, zone)} ·{' '}
                    {t('counter.cart.articles', { count: row.article_count, number: row.article_count })}
                  </div>
                </div>
                <div className={classes['total']}>{formatMoney(row.total, currency)}</div>
              </div>
            )}
          />
        </div>
      )}
    </StationDialog>
  );

  function titleOf(row: SaleRow): string {
    return row.number || row.customer_name || t('counter.customer.walkIn');
  }
}
