import type { TFunction } from 'i18next';
import type { StoreRow } from '@/bindings/StoreRow';
import { formatPhone } from '@/design/format/phone';
import { formatRate } from '@/design/format/text-formats';
import type { BigColumn } from '@/design/table/big-columns';
import classes from './stores.module.css';

export function storeColumns(t: TFunction): BigColumn<StoreRow>[] {
  return [
    {
      key: 'name',
      title: t('peopleOffice.stores.column.name'),
      opens: true,
      render: ({ fields }) => (
        <>
          <span className={classes['name']}>{fields.name}</span>
          <span className={classes['address']}>{fields.address}</span>
        </>
      ),
    },
    {
      key: 'code',
      title: t('peopleOffice.stores.column.code'),
      width: 90,
      render: ({ fields }) => <span className={classes['code']}>{fields.code}</span>,
    },
    {
      key: 'registers',
      title: t('peopleOffice.stores.column.registers'),
      width: 220,
      render: ({ registers }) => registers.map(({ name }) => name).join(', '),
    },
    {
      key: 'tax',
      title: t('peopleOffice.stores.column.tax'),
      width: 110,
      align: 'right',
      render: ({ fields }) => formatRate(fields.taxes?.standard ?? 0),
    },
    {
      key: 'currency',
      title: t('peopleOffice.stores.column.currency'),
      width: 100,
      render: ({ fields }) => fields.currency,
    },
    {
      key: 'phone',
      title: t('peopleOffice.stores.column.phone'),
      width: 170,
      render: ({ fields }) => <span className="num">{formatPhone(fields.phone ?? '')}</span>,
    },
  ];
}
