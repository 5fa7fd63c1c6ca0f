import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Permission } from '@/bindings/Permission';
import { permissionGroups } from './permission-groups';
import classes from './RolesPanel.module.css';

interface Props {
  readonly held: readonly Permission[];
  /** May be ticked or unticked. */
  readonly isOpen: (permission: Permission) => boolean;
  readonly onChange: (held: readonly Permission[]) => void;
}

/** What a role allows, by the work it belongs to. */
export function PermissionBoxes({ held, isOpen, onChange }: Props) {
  const { t } = useTranslation();
  const toggle = (permission: Permission) =>
    onChange(held.includes(permission) ? held.filter((one) => one !== permission) : [...held, permission]);
  return permissionGroups.map((section) => (
    <fieldset key={section.group} className={classes['fieldset']}>
      <legend>{t(`peopleOffice.group.${section.group}`)}</legend>
      <Stack gap={8}>
        {section.permissions.map((permission) => (
          <Checkbox
            key={permission}
            label={t(`permissions.${permission}`)}
            disabled={!isOpen(permission)}
            checked={held.includes(permission)}
            onChange={() => toggle(permission)}
          />
        ))}
      </Stack>
    </fieldset>
  ));
}
