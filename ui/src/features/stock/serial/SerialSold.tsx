import { Anchor } from '@mantine/core';
import { IconBan, IconReceipt } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SerialSale } from '@/bindings/SerialSale';
import { useNow } from '@/design/clock/use-now';
import { formatDate, formatDay } from '@/design/format/dates';
import { StatusTag } from '@/design/status/StatusTag';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { usePermissions } from '@/platform';
import { isUnderWarranty } from './serial-state';
import classes from './SerialScreen.module.css';

/** A sale of the piece: when, to whom, and whether its warranty still runs. */
export function SerialSold({ sale }: { readonly sale: SerialSale }) {
  const { t } = useTranslation();
  const may = usePermissions();
  const isCancelled = sale.status === 'cancelled';
  const seesSales = may('sales.create') || may('sales.view_all') || may('till.collect');
  const customer = sale.customer_name;
  const words = { date: formatDay(sale.business_date), number: sale.number };
  return (
    <li data-quiet={isCancelled || undefined}>
      {isCancelled ? (
        <IconBan size={20} stroke={1.75} aria-hidden />
      ) : (
        <IconReceipt size={20} stroke={1.75} aria-hidden />
      )}
      <div>
        <b>{t(isCancelled ? 'serials.soldCancelled' : 'serials.sold', words)}</b>
        <p>
          {customer === null ? t('serials.walkIn') : t('serials.customer', { customer })} ·{' '}
          {t(`salesList.status.${sale.status}`)}
        </p>
        {!isCancelled && <Warranty until={sale.warranty_until} />}
        {seesSales && (
          <Anchor component={Link} to={`/sales/${sale.sale}`} underline="always" inherit>
            {t('serials.seeSale', { number: sale.number })}
          </Anchor>
        )}
      </div>
    </li>
  );
}

function Warranty({ until }: { readonly until: string | null }) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const today = formatDate(useNow(), zone);
  if (until === null) return <p>{t('serials.warranty.none')}</p>;
  const runs = isUnderWarranty(until, today);
  return (
    <p className={classes['warranty']}>
      <StatusTag
        kind={runs ? 'done' : 'waiting'}
        label={t(runs ? 'serials.warranty.until' : 'serials.warranty.over', { date: formatDay(until) })}
      />
    </p>
  );
}
