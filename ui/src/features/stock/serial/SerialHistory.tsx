import { IconPackageImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SerialProduct } from '@/bindings/SerialProduct';
import { formatDate } from '@/design/format/dates';
import { StatusTag } from '@/design/status/StatusTag';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { whereIs } from './serial-state';
import { SerialSold } from './SerialSold';
import classes from './SerialScreen.module.css';

interface Props {
  readonly serial: string;
  readonly product: SerialProduct;
}

const tags = { in_stock: 'done', sold: 'info', sold_twice: 'attention', unsure: 'waiting' } as const;

/** One piece: what it is, how it came, to whom it went. */
export function SerialHistory({ serial, product }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const { received } = product;
  const state = whereIs(product);
  return (
    <article className={classes['piece']}>
      <header className={classes['head']}>
        <h2>{product.name}</h2>
        <StatusTag kind={tags[state]} label={t(`serials.state.${state}`)} />
      </header>
      <p className={classes['about']}>
        <span className={classes['sku']}>{product.sku}</span>
        <code>{t('serials.number', { serial })}</code>
      </p>
      <ol className={classes['history']}>
        <li>
          <IconPackageImport size={20} stroke={1.75} aria-hidden />
          <div>
            {received ? (
              <>
                <b>{t('serials.received', { date: formatDate(received.at, zone), store: received.store_name })}</b>
                {received.supplier !== '' && <p>{t('serials.supplier', { supplier: received.supplier })}</p>}
                {received.reference !== '' && <p>{t('serials.reference', { reference: received.reference })}</p>}
              </>
            ) : (
              <p>{t('serials.notReceived')}</p>
            )}
          </div>
        </li>
        {product.sales.map((sale) => (
          <SerialSold key={`${sale.sale} ${sale.line}`} sale={sale} />
        ))}
      </ol>
    </article>
  );
}
