import { IconBuilding, IconUser } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { CustomerRow } from '@/bindings/CustomerRow';
import { formatPhone } from '@/design/format/phone';
import type { BigColumn } from '@/design/table/big-columns';
import classes from './customer-columns.module.css';

export function customerColumns(t: TFunction): BigColumn<CustomerRow>[] {
  return [
    {
      key: 'name',
      title: t('customersOffice.column.name'),
      opens: true,
      render: ({ kind, name }) => (
        <span className={classes['name']}>
          {kind === 'company' ? (
            <IconBuilding size={18} stroke={1.75} aria-label={t('customersOffice.kind.company')} />
          ) : (
            <IconUser size={18} stroke={1.75} aria-label={t('customersOffice.kind.person')} />
          )}
          {name}
        </span>
      ),
    },
    {
      key: 'phone',
      title: t('customersOffice.column.phone'),
      width: 170,
      render: ({ phone }) => <span className="num">{formatPhone(phone)}</span>,
    },
    { key: 'email', title: t('customersOffice.column.email'), width: 220, render: ({ email }) => email },
    { key: 'address', title: t('customersOffice.column.address'), width: 220, render: ({ address }) => address },
    { key: 'tax_id', title: t('customersOffice.column.taxId'), width: 160, render: ({ tax_id: taxId }) => taxId },
  ];
}
