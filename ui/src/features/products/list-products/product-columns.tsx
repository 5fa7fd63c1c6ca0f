import type { TFunction } from 'i18next';
import type { ProductRow } from '@/bindings/ProductRow';
import { formatAmount, unitOf, type Currency } from '@/design/format/money';
import type { BigColumn } from '@/design/table/big-columns';
import classes from './ProductTable.module.css';

interface Context {
  readonly t: TFunction;
  readonly currency: Currency;
  readonly categoryName: (category: string | null) => string;
  readonly seesCost: boolean;
}

export function productColumns({ t, currency, categoryName, seesCost }: Context): BigColumn<ProductRow>[] {
  const unit = unitOf(currency);
  const cost: BigColumn<ProductRow> = {
    key: 'cost',
    title: t('products.column.cost'),
    width: 92,
    align: 'right',
    render: ({ cost: amount }) => (amount === null ? '' : formatAmount(amount, currency)),
  };
  return [
    { key: 'name', title: t('products.column.name'), opens: true, render: (row) => <ProductName row={row} /> },
    {
      key: 'sku',
      title: t('products.column.sku'),
      width: 156,
      render: ({ sku }) => <span className={classes['code']}>{sku}</span>,
    },
    {
      key: 'category',
      title: t('products.column.category'),
      width: 148,
      render: ({ category }) => categoryName(category),
    },
    {
      key: 'barcode',
      title: t('products.column.barcode'),
      width: 138,
      render: ({ barcodes }) => (
        <span className="num">
          {barcodes.length > 1 ? `${barcodes[0] ?? ''} +${barcodes.length - 1}` : barcodes[0]}
        </span>
      ),
    },
    {
      key: 'tax',
      title: t('products.column.tax'),
      width: 84,
      render: ({ tax_class: tax }) => t(`products.tax.${tax}`),
    },
    ...(seesCost ? [cost] : []),
    {
      key: 'price',
      title: t('products.column.price', { unit }),
      width: 112,
      align: 'right',
      render: ({ price }) => <b className={classes['price']}>{formatAmount(price, currency)}</b>,
    },
  ];
}

function ProductName({ row }: { readonly row: ProductRow }) {
  return (
    <>
      <span className={classes['name']}>{row.name}</span>
      <span className={classes['description']}>{row.description}</span>
    </>
  );
}
