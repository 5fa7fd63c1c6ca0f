import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '@/bindings/Permission';
import { ActButton } from '@/design/office/ActButton';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { useExecute, usePermissions } from '@/platform';
import { PermissionBoxes } from './PermissionBoxes';
import type { OwnRole } from './role-name';

interface Props {
  readonly role: OwnRole;
  readonly onClose: () => void;
}

/** Who holds the role may do what it allows from then on. What one does not hold can be taken away, not added. */
export function ChangeRole({ role, onClose }: Props) {
  const { t } = useTranslation();
  const may = usePermissions();
  const [name, setName] = useState(role.name);
  const [permissions, setPermissions] = useState<readonly Permission[]>(role.permissions);
  const change = useExecute('people.change_role');
  const isRenamed = name.trim() !== role.name;
  const isSame = permissions.length === role.permissions.length && permissions.every((one) => had(one));
  const isReady = name.trim() !== '' && permissions.length > 0 && (isRenamed || !isSame);
  return (
    <OfficeDrawer
      title={t('peopleOffice.changeRole', { name: role.name })}
      isDirty={isRenamed || !isSame}
      error={change.error}
      onClose={onClose}
      acts={
        <ActButton
          name="F9"
          scope="dialog"
          variant="filled"
          label={t('peopleOffice.keepRole')}
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
        <PermissionBoxes held={permissions} isOpen={(one) => may(one) || had(one)} onChange={setPermissions} />
      </Stack>
    </OfficeDrawer>
  );

  function had(permission: Permission): boolean {
    return role.permissions.includes(permission);
  }

  function save() {
    if (change.isPending) return;
    const body = {
      role: role.role.custom,
      ...(isRenamed && { name }),
      ...(!isSame && { permissions: [...permissions] }),
    };
    change.mutate(body, { onSuccess: onClose });
  }
}
