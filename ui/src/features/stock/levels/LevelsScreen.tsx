import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { LevelFilter } from '@/bindings/LevelFilter';
import type { LevelRow } from '@/bindings/LevelRow';
import { formatMoney } from '@/design/format/money';
import { ListBody } from '@/design/office/ListBody';
import { Office } from '@/design/office/Office';
import { OfficePage } from '@/design/office/OfficePanel';
import { useScanner } from '@/design/scanner/use-scanner';
import { EmptyState } from '@/design/states/EmptyState';
import { BigTable } from '@/design/table/BigTable';
import { NOT_YET, useCurrency, usePages, usePermissions } from '@/platform';
import { MovementsDrawer } from '../movements/MovementsDrawer';
import { useStockStore } from '../store/use-stock-store';
import { levelColumns } from './level-columns';
import { LevelsBar } from './LevelsBar';
import { SavedNotice, type Saved } from './SavedNotice';
import { StockTools } from './StockTools';

const ROW_HEIGHT = 46;

/** What a store holds: levels, limits, and the way to the documents that change them. */
export function LevelsScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const saved = (useLocation().state as { saved?: Saved } | null)?.saved;
  const currency = useCurrency();
  const may = usePermissions();
  const { store, stores, choose } = useStockStore('stock.view');
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<LevelFilter>('all');
  const [opened, setOpened] = useState<LevelRow | null>(null);
  const [searched] = useDebouncedValue(text.trim(), 180);
  useScanner(setText);
  const pages = usePages('stock.levels', store === null ? NOT_YET : { store, text: searched, filter }, {
    cursor: 'after',
    topics: ['stock', 'catalog', 'sales'],
  });
  const value = pages.first?.value;
  const isFiltered = searched !== '' || filter !== 'all';
  const columns = levelColumns({
    t,
    currency,
    store: store ?? '',
    seesCost: value != null,
    maySetLimits: may('stock.set_limits'),
  });
  return (
    <Office
      title={t('stock.title')}
      subtitle={value != null && t('stock.value', { value: formatMoney(value, currency) })}
      tools={
        <StockTools
          onOpen={(act) => void navigate(`/stock/${act}?store=${store ?? ''}`)}
          onSerial={() => void navigate('/serials')}
        />
      }
    >
      <OfficePage>
        {saved && <SavedNotice saved={saved} />}
        <LevelsBar
          text={text}
          onText={setText}
          filter={filter}
          onFilter={setFilter}
          stores={stores}
          store={store}
          onStore={choose}
        />
        <ListBody
          isPending={pages.isPending}
          error={pages.error}
          onRetry={pages.retry}
          isEmpty={pages.rows.length === 0}
          empty={
            <EmptyState
              sentence={t(isFiltered ? `stock.empty.${filter}` : 'stock.empty.store')}
              action={
                isFiltered && (
                  <Button
                    variant="default"
                    h={36}
                    onClick={() => {
                      setText('');
                      setFilter('all');
                    }}
                  >
                    {t('stock.showAll')}
                  </Button>
                )
              }
            />
          }
          rowHeight={ROW_HEIGHT}
        >
          <BigTable
            label={t('stock.title')}
            columns={columns}
            rows={pages.rows}
            idOf={({ product }) => product}
            rowHeight={ROW_HEIGHT}
            openedId={opened?.product ?? null}
            onOpen={setOpened}
            hasMore={pages.hasMore}
            onMore={pages.more}
          />
        </ListBody>
      </OfficePage>
      {opened && store !== null && <MovementsDrawer row={opened} store={store} onClose={() => setOpened(null)} />}
    </Office>
  );
}
