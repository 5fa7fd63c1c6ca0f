import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleRow } from '@/bindings/RoleRow';
import type { StoreRow } from '@/bindings/StoreRow';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useExecute } from '@/platform';
import { roleKey, roleName } from '../roles/role-name';
import classes from './sections.module.css';

interface Props {
  readonly user: string;
  readonly roles: readonly RoleRow[];
  readonly stores: readonly StoreRow[];
}

const EVERYWHERE = 'everywhere';

export function AddGrant({ user, roles, stores }: Props) {
  const { t } = useTranslation();
  const [role, setRole] = useState<string | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  const grant = useExecute('people.grant_role');
  const chosen = roles.find((row) => roleKey(row.role) === role);
  function give() {
    if (!chosen || place === null) return;
    grant.mutate(
      { user, role: chosen.role, ...(place === EVERYWHERE ? {} : { store: place }) },
      { onSuccess: () => setRole(null) },
    );
  }
  return (
    <>
      {grant.error && <ErrorStrip error={grant.error} />}
      <div className={classes['add']}>
        <Select
          label={t('peopleOffice.giveRole')}
          placeholder={t('peopleOffice.chooseRole')}
          data={roles.map((row) => ({ value: roleKey(row.role), label: roleName(t, row.role, roles) }))}
          value={role}
          onChange={setRole}
        />
        <Select
          label={t('peopleOffice.where')}
          placeholder={t('peopleOffice.chooseStore')}
          data={[
            ...stores.map(({ store, fields }) => ({ value: store, label: fields.name ?? '' })),
            { value: EVERYWHERE, label: t('peopleOffice.everywhere') },
          ]}
          value={place}
          onChange={setPlace}
        />
        <Button variant="default" h={36} disabled={!chosen || place === null} onClick={give}>
          {t('peopleOffice.give')}
        </Button>
      </div>
    </>
  );
}
