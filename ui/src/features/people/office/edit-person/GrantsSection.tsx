import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RoleRef } from '@/bindings/RoleRef';
import type { RoleRow } from '@/bindings/RoleRow';
import type { UserRow } from '@/bindings/UserRow';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useAnswer, useExecute } from '@/platform';
import { grantWords } from '../list-people/grant-words';
import { roleKey } from '../roles/role-name';
import { AddGrant } from './AddGrant';
import classes from './sections.module.css';

interface Props {
  readonly user: UserRow;
  readonly roles: readonly RoleRow[];
}

/** What the person may do, and where: each role is given and withdrawn at once. */
export function GrantsSection({ user, roles }: Props) {
  const { t } = useTranslation();
  const stores = useAnswer('people.stores', {}).data ?? [];
  const withdraw = useExecute('people.withdraw_role');
  const words = (role: RoleRef, store: string | null) => grantWords(t, role, store, roles, stores);
  return (
    <section className={classes['section']}>
      <h3>{t('peopleOffice.roles')}</h3>
      {user.grants.length === 0 ? (
        <p className={classes['none']}>{t('peopleOffice.noRoleHow')}</p>
      ) : (
        <ul className={classes['grants']}>
          {user.grants.map(([role, store]) => (
            <li key={`${roleKey(role)} ${store ?? ''}`} className={classes['grant']}>
              {words(role, store)}
              <Button
                variant="subtle"
                color="gray"
                h={32}
                aria-label={t('peopleOffice.withdrawOf', { grant: words(role, store) })}
                onClick={() => withdraw.mutate({ user: user.user, role, ...(store === null ? {} : { store }) })}
              >
                {t('peopleOffice.withdraw')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {withdraw.error && <ErrorStrip error={withdraw.error} />}
      <AddGrant user={user.user} roles={roles} stores={stores} />
    </section>
  );
}
