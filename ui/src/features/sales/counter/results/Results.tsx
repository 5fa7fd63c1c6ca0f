import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FoundProduct } from '@/bindings/FoundProduct';
import { ListBox } from '@/design/list-box/ListBox';
import type { ListBoxState } from '@/design/list-box/use-list-box';
import { EmptyState } from '@/design/states/EmptyState';
import { ErrorState } from '@/design/states/ErrorState';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import { useAnswer, useCurrency, usePermissions } from '@/platform';
import type { ProductSearch } from '../search/use-product-search';
import { CategoryChips } from './CategoryChips';
import { pathOf } from './category-tree';
import { ProductGrid } from './ProductGrid';
import { ProductLine } from './ProductLine';
import classes from './Results.module.css';
import { ResultsHead } from './ResultsHead';
import type { ResultsView } from './use-results-view';

interface Props {
  readonly search: ProductSearch;
  readonly list: ListBoxState;
  readonly view: ResultsView;
  readonly onView: (view: ResultsView) => void;
  readonly columns: number;
}

const ROW = 62;

/** What may be sold: the products found, as rows or as cells. */
export function Results({ search, list, view, onView, columns }: Props) {
  const { t } = useTranslation();
  const may = usePermissions();
  const currency = useCurrency();
  const categories = useAnswer('catalog.categories', {}).data ?? [];
  const { products } = search;
  const iconOf = (product: FoundProduct) => categories.find(({ category }) => category === product.category)?.icon;
  return (
    <section className={classes['panel']} aria-label={t('counter.results.label')}>
      <ResultsHead
        count={products.length}
        hasMore={search.hasMore}
        path={pathOf(categories, search.category ?? sharedCategory(products))}
        view={view}
        onView={onView}
      />
      {view === 'grid' && <CategoryChips categories={categories} chosen={search.category} onChoose={search.browse} />}
      <div className={classes['body']}>{body()}</div>
    </section>
  );

  function body() {
    if (search.error) return <ErrorState error={search.error} onRetry={search.retry} />;
    if (search.isFirst) return <SkeletonRows rows={7} height={ROW} />;
    if (products.length === 0) {
      return (
        <EmptyState
          sentence={
            search.text === '' ? t('counter.results.none') : t('counter.results.notFound', { text: search.text })
          }
          action={
            search.text === '' &&
            may('catalog.import') && (
              <Button component={Link} to="/products/import" variant="default" h={44}>
                {t('products.emptyImport')}
              </Button>
            )
          }
        />
      );
    }
    const label = t('counter.results.label');
    if (view === 'grid') return <ProductGrid {...{ label, products, iconOf, currency, list, columns }} />;
    return (
      <ListBox
        label={label}
        items={products}
        keyOf={(product) => product.product}
        rowHeight={ROW}
        list={list}
        row={(product, { isActive }) => (
          <ProductLine product={product} currency={currency} hasEnter={isActive && list.hasKeys} />
        )}
      />
    );
  }
}

/** The category in which all results stand, if it is one. */
function sharedCategory(products: readonly FoundProduct[]): string | null {
  const category = products[0]?.category ?? null;
  return products.every((product) => product.category === category) ? category : null;
}
