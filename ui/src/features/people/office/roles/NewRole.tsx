import { Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '@/bindings/Permission';
import type { RoleRow } from '@/bindings/RoleRow';
import { ActButton } from '@/design/office/ActButton';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { useExecute, usePermissions } from '@/platform';
import { PermissionBoxes } from './PermissionBoxes';
import { roleKey, roleName } from './role-name';

interface Props {
  readonly roles: readonly RoleRow[];
  readonly onClose: () => void;
}

/** A role of the business's own: usually another one with a little more or less. Nobody gives what they do not hold. */
export function NewRole({ roles, onClose }: Props) {
  const { t } = useTranslation();
  const may = usePermissions();
  const [name, setName] = useState('');
  const [permissions, setPermissions] = useState<readonly Permission[]>([]);
  const create = useExecute('people.create_role');
  const isReady = name.trim() !== '' && permissions.length > 0;
  const save = () => {
    if (!create.isPending) create.mutate({ name: name.trim(), permissions: [...permissions] }, { onSuccess: onClose });
  };
  return (
    <OfficeDrawer
      title={t('peopleOffice.newRole')}
      isDirty={name !== '' || permissions.length > 0}
      error={create.error}
      onClose={onClose}
      acts={
        <ActButton
          name="F9"
          scope="dialog"
          variant="filled"
          label={t('peopleOffice.saveRole')}
          disabled={!isReady}
          onAct={save}
        />
      }
    >
      <Stack gap={14}>
        <TextInput
          label={t('peopleOffice.roleName')}
          required
          maxLength={80}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('peopleOffice.copyRole')}
          placeholder={t('peopleOffice.copyNone')}
          data={roles.map(({ role }) => ({ value: roleKey(role), label: roleName(t, role, roles) }))}
          onChange={(key) =>
            setPermissions(roles.find(({ role }) => roleKey(role) === key)?.permissions.filter(may) ?? [])
          }
        />
        <PermissionBoxes held={permissions} isOpen={may} onChange={setPermissions} />
      </Stack>
    </OfficeDrawer>
  );
}
