import { Switch } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { groupThousands } from '@/design/format/spaces';
import { ActButton } from '@/design/office/ActButton';
import { Office } from '@/design/office/Office';
import { OfficeBar, OfficePage } from '@/design/office/OfficePanel';
import { SearchField } from '@/design/office/SearchField';
import { useScanner } from '@/design/scanner/use-scanner';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { usePages, usePermissions } from '@/platform';
import { CategoryFilter } from './categories/CategoryFilter';
import { NewProduct } from './edit-product/NewProduct';
import { ProductDrawer } from './edit-product/ProductDrawer';
import { FileMenu } from './FileMenu';
import { ImportUnderWay } from './import-catalogue/ImportUnderWay';
import { ProductTable } from './list-products/ProductTable';

/** /products, /products/new and /products/<id>: the catalogue, and one product beside it. */
export function ProductsScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const opened = useParams()['product'] ?? null;
  const may = usePermissions();
  const [text, setText] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const [archived, setArchived] = useState(false);
  const [searched] = useDebouncedValue(text.trim(), 180);
  useScanner(setText);

  const pages = usePages(
    'catalog.products',
    { text: searched, archived, ...(category === null ? {} : { category }) },
    { cursor: 'after' },
  );
  const { rows } = pages;
  const open = (product: string) => void navigate(`/products/${product}`);
  const close = () => void navigate('/products');
  return (
    <Office
      title={t('products.title')}
      subtitle={pages.first && count()}
      tools={
        <>
          <FileMenu />
          {may('catalog.edit') && (
            <ActButton name="F9" variant="filled" label={t('products.new')} onAct={() => open('new')} />
          )}
          <SchemeSwitch />
        </>
      }
    >
      <OfficePage>
        <OfficeBar>
          <SearchField label={t('products.search')} value={text} onChange={setText} />
          <CategoryFilter value={category} onChange={setCategory} />
          <Switch
            label={t('products.archivedOnly')}
            checked={archived}
            onChange={(event) => setArchived(event.currentTarget.checked)}
          />
        </OfficeBar>
        {may('catalog.import') && <ImportUnderWay />}
        <ProductTable
          pages={pages}
          rows={rows}
          openedId={opened}
          onOpen={open}
          isFiltered={searched !== '' || category !== null || archived}
          onClear={() => {
            setText('');
            setCategory(null);
            setArchived(false);
          }}
        />
      </OfficePage>
      {opened === 'new' && <NewProduct category={category} onClose={close} />}
      {opened !== null && opened !== 'new' && <ProductDrawer key={opened} product={opened} onClose={close} />}
    </Office>
  );

  function count(): string {
    const total = pages.first?.total ?? null;
    const known = total ?? rows.length;
    const isMore = total === null && pages.hasMore;
    return t(isMore ? 'products.countMore' : 'products.count', { count: known, n: groupThousands(String(known)) });
  }
}
