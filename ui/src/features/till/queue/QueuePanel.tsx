import { Paper, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QueuedSale } from '@/bindings/QueuedSale';
import { ListBox } from '@/design/list-box/ListBox';
import { useListBox } from '@/design/list-box/use-list-box';
import { EmptyState } from '@/design/states/EmptyState';
import { ErrorState } from '@/design/states/ErrorState';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import classes from './QueuePanel.module.css';
import { QueueRow } from './QueueRow';
import type { TillQueue } from './use-till-queue';

const ROW_PX = 104;

interface Props {
  readonly queue: TillQueue;
  /** Enter or a click: to the payment. */
  readonly onChoose: () => void;
}

export function QueuePanel({ queue, onChoose }: Props) {
  const { t } = useTranslation();
  const { shown, active, search, setSearch, select, arrived, now } = queue;
  const list = useListBox({
    count: shown.length,
    active: Math.max(0, active),
    onActive: (index) => select(shown[index]?.sale),
    onChoose: (index) => {
      select(shown[index]?.sale);
      onChoose();
    },
  });
  const row = (sale: QueuedSale) => <QueueRow sale={sale} now={now} isNew={arrived.has(sale.sale)} />;
  return (
    <Paper withBorder component="section" className={classes['panel'] ?? ''} aria-label={t('till.queue.title')}>
      <header className={classes['head']}>
        <h2>{t('till.queue.title')}</h2>
        <span className={classes['count']}>{queue.rows?.length ?? 0}</span>
      </header>
      {search !== null && (
        <TextInput
          {...list.fieldProps}
          className={classes['search'] ?? ''}
          aria-label={t('till.queue.search')}
          placeholder={t('till.queue.search')}
          leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          autoFocus
        />
      )}
      <div className={classes['list']}>{body()}</div>
    </Paper>
  );

  function body() {
    if (queue.error) return <ErrorState error={queue.error} onRetry={queue.refetch} />;
    if (!queue.rows) return <SkeletonRows rows={4} height={ROW_PX} />;
    if (queue.rows.length === 0) return <EmptyState sentence={t('till.queue.empty')} />;
    if (shown.length === 0) return <EmptyState sentence={t('till.queue.nothing', { text: search ?? '' })} />;
    return (
      <ListBox
        label={t('till.queue.title')}
        items={shown}
        keyOf={({ sale }) => sale}
        rowHeight={ROW_PX}
        row={row}
        list={{ ...list, active, hasKeys: list.hasKeys || active >= 0 }}
        tabStop={search === null ? 'list' : 'field'}
      />
    );
  }
}
