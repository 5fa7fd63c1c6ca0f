import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StoreRow } from '@/bindings/StoreRow';
import { formatQuantity } from '@/design/format/quantity';
import { useAnswer } from '@/platform';
import classes from '../edit-product/ProductForm.module.css';

interface Props {
  readonly product: string;
  readonly sku: string;
  readonly unit: string;
}

/** What each store holds of it. A store where the person may not look is left out. */
export function ProductStock(props: Props) {
  const { t } = useTranslation();
  const all = useAnswer('people.stores', {}).data ?? [];
  const stores = all.filter((store) => store.is_known_here);
  const elsewhere = all.filter((store) => !store.is_known_here).map((store) => store.fields.name ?? '');
  return (
    <section className={classes['section']}>
      <h3>{t('products.section.stock')}</h3>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('products.stock.store')}</Table.Th>
            <Table.Th ta="right">{t('products.stock.onHand')}</Table.Th>
            <Table.Th ta="right">{t('products.stock.reserved')}</Table.Th>
            <Table.Th ta="right">{t('products.stock.available')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {stores.map((store) => (
            <StoreLevel key={store.store} store={store} {...props} />
          ))}
        </Table.Tbody>
      </Table>
      {elsewhere.length > 0 && <p>{t('products.stock.unknownHere', { stores: elsewhere.join(', ') })}</p>}
    </section>
  );
}

function StoreLevel({ store, product, sku, unit }: Props & { readonly store: StoreRow }) {
  // There is no question for one product: its own code finds it among few.
  const { data, error } = useAnswer('stock.levels', { store: store.store, text: sku, filter: 'all' });
  const level = data?.rows.find((row) => row.product === product);
  if (error) return null;
  const cell = (quantity: number | undefined) => (
    <Table.Td ta="right" className="num">
      {quantity === undefined ? '' : `${formatQuantity(quantity)}${unit === '' ? '' : ` ${unit}`}`}
    </Table.Td>
  );
  return (
    <Table.Tr>
      <Table.Td>{store.fields.name}</Table.Td>
      {cell(level?.on_hand)}
      {cell(level?.reserved)}
      {cell(level?.available)}
    </Table.Tr>
  );
}
