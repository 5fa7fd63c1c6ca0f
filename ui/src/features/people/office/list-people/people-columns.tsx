import type { TFunction } from 'i18next';
import type { RoleRow } from '@/bindings/RoleRow';
import type { StoreRow } from '@/bindings/StoreRow';
import type { UserRow } from '@/bindings/UserRow';
import { formatPhone } from '@/design/format/phone';
import { StatusTag } from '@/design/status/StatusTag';
import type { BigColumn } from '@/design/table/big-columns';
import { grantWords } from './grant-words';
import classes from './people-columns.module.css';

interface Context {
  readonly t: TFunction;
  readonly roles: readonly RoleRow[];
  readonly stores: readonly StoreRow[];
}

export function peopleColumns({ t, roles, stores }: Context): BigColumn<UserRow>[] {
  return [
    {
      key: 'name',
      title: t('peopleOffice.column.name'),
      width: 220,
      opens: true,
      render: ({ name }) => <span className={classes['name']}>{name}</span>,
    },
    { key: 'user_name', title: t('peopleOffice.column.userName'), width: 130, render: ({ user_name: name }) => name },
    {
      key: 'roles',
      title: t('peopleOffice.column.roles'),
      render: ({ grants }) =>
        grants.length === 0 ? (
          <span className={classes['none']}>{t('peopleOffice.noRole')}</span>
        ) : (
          grants.map(([role, store]) => grantWords(t, role, store, roles, stores)).join(' · ')
        ),
    },
    {
      key: 'phone',
      title: t('peopleOffice.column.phone'),
      width: 160,
      render: ({ phone }) => <span className="num">{formatPhone(phone)}</span>,
    },
    {
      key: 'active',
      title: t('peopleOffice.column.state'),
      width: 140,
      render: ({ active }) =>
        active ? (
          <StatusTag kind="done" label={t('peopleOffice.active')} />
        ) : (
          <StatusTag kind="taken" label={t('peopleOffice.inactive')} />
        ),
    },
  ];
}
