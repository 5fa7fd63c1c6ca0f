import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ProductRow } from '@/bindings/ProductRow';
import { ListBody } from '@/design/office/ListBody';
import { EmptyState } from '@/design/states/EmptyState';
import { BigTable } from '@/design/table/BigTable';
import { useAnswer, useCurrency, usePermissions, type Pages } from '@/platform';
import { productColumns } from './product-columns';

interface Props {
  readonly pages: Pages<'catalog.products'>;
  readonly rows: readonly ProductRow[];
  readonly openedId: string | null;
  readonly onOpen: (product: string) => void;
  /** Something is searched or filtered: what is empty is the answer, not the catalogue. */
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

const ROW_HEIGHT = 46;

export function ProductTable({ pages, rows, openedId, onOpen, isFiltered, onClear }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const may = usePermissions();
  const seesCost = may('catalog.view_cost');
  const categories = useAnswer('catalog.categories', {}).data;
  const names = useMemo(() => new Map(categories?.map(({ category, name }) => [category, name])), [categories]);
  const columns = productColumns({
    t,
    currency,
    seesCost,
    categoryName: (category) => (category === null ? '' : (names.get(category) ?? '')),
  });
  return (
    <ListBody
      isPending={pages.isPending}
      error={pages.error}
      onRetry={pages.retry}
      isEmpty={rows.length === 0 && !pages.hasMore}
      empty={
        isFiltered ? (
          <EmptyState
            sentence={t('products.nothingFound')}
            action={
              <Button variant="default" h={36} onClick={onClear}>
                {t('products.clearFilters')}
              </Button>
            }
          />
        ) : (
          <EmptyState
            sentence={t('products.empty')}
            action={
              may('catalog.import') && (
                <Button component={Link} to="/products/import" variant="default" h={36}>
                  {t('products.emptyImport')}
                </Button>
              )
            }
          />
        )
      }
      rowHeight={ROW_HEIGHT}
    >
      <BigTable
        label={t('products.title')}
        columns={columns}
        rows={rows}
        idOf={({ product }) => product}
        rowHeight={ROW_HEIGHT}
        openedId={openedId}
        onOpen={({ product }) => onOpen(product)}
        hasMore={pages.hasMore}
        onMore={pages.more}
      />
    </ListBody>
  );
}
