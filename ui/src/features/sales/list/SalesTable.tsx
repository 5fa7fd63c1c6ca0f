import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ListBody } from '@/design/office/ListBody';
import { EmptyState } from '@/design/states/EmptyState';
import { BigTable } from '@/design/table/BigTable';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { useCurrency, usePermissions, type Pages } from '@/platform';
import { salesColumns } from './sales-columns';

interface Props {
  readonly pages: Pages<'sales.list'>;
  readonly openedId: string | null;
  readonly onOpen: (sale: string) => void;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

const ROW_PX = 36;

export function SalesTable({ pages, openedId, onOpen, isFiltered, onClear }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const may = usePermissions();
  const { zone } = useSurroundings();
  const clear = (
    <Button variant="default" h={36} onClick={onClear}>
      {t('salesList.clear')}
    </Button>
  );
  return (
    <ListBody
      isPending={pages.isPending}
      error={pages.error}
      onRetry={pages.retry}
      isEmpty={pages.rows.length === 0}
      empty={
        isFiltered ? (
          <EmptyState sentence={t('salesList.nothing')} action={clear} />
        ) : (
          <EmptyState
            sentence={t('salesList.empty')}
            action={
              may('sales.create') && (
                <Button component={Link} to="/counter" variant="default" h={36}>
                  {t('salesList.toCounter')}
                </Button>
              )
            }
          />
        )
      }
      rowHeight={ROW_PX}
    >
      <BigTable
        label={t('nav.sales')}
        columns={salesColumns({ t, currency, zone })}
        rows={pages.rows}
        idOf={({ sale }) => sale}
        rowHeight={ROW_PX}
        openedId={openedId}
        onOpen={({ sale }) => onOpen(sale)}
        hasMore={pages.hasMore}
        onMore={pages.more}
      />
    </ListBody>
  );
}
