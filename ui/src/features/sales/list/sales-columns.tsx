import type { TFunction } from 'i18next';
import type { SaleRow } from '@/bindings/SaleRow';
import { formatDate, formatTime } from '@/design/format/dates';
import { formatAmount, unitOf, type Currency } from '@/design/format/money';
import type { BigColumn } from '@/design/table/big-columns';
import { SaleStatusTag } from './SaleStatusTag';
import classes from './Sales.module.css';

interface Context {
  readonly t: TFunction;
  readonly currency: Currency;
  /** The store's: its day, not the computer's. */
  readonly zone: string | undefined;
}

export function salesColumns({ t, currency, zone }: Context): BigColumn<SaleRow>[] {
  return [
    {
      key: 'number',
      title: t('salesList.column.number'),
      width: 200,
      opens: true,
      render: ({ number }) => <span className={classes['number']}>{number}</span>,
    },
    {
      key: 'at',
      title: t('salesList.column.at'),
      width: 160,
      render: ({ submitted_at: at }) => `${formatDate(at, zone)} ${formatTime(at, zone)}`,
    },
    {
      key: 'customer',
      title: t('salesList.column.customer'),
      render: ({ customer_name: name }) =>
        name === '' ? <span className={classes['quiet']}>{t('till.walkIn')}</span> : name,
    },
    { key: 'seller', title: t('salesList.column.seller'), width: 170, render: ({ seller_name: name }) => name },
    {
      key: 'articles',
      title: t('salesList.column.articles'),
      width: 80,
      align: 'right',
      render: ({ article_count: count }) => count,
    },
    {
      key: 'status',
      title: t('salesList.column.status'),
      width: 150,
      render: ({ status }) => <SaleStatusTag status={status} />,
    },
    {
      key: 'total',
      title: t('salesList.column.total', { unit: unitOf(currency) }),
      width: 130,
      align: 'right',
      render: ({ total }) => <b className={classes['amount']}>{formatAmount(total, currency)}</b>,
    },
  ];
}
