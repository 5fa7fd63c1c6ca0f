import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RoleRow } from '@/bindings/RoleRow';
import { OfficePanel } from '@/design/office/OfficePanel';
import { permissionGroups } from './permission-groups';
import { isOwn, roleKey, roleName, type OwnRole } from './role-name';
import classes from './RolesPanel.module.css';

interface Props {
  readonly roles: readonly RoleRow[];
  readonly onChange: (role: string) => void;
}

/** What each role allows, in words. */
export function RolesPanel({ roles, onChange }: Props) {
  const { t } = useTranslation();
  const changing = ({ role, name }: OwnRole) => (
    <Button
      variant="default"
      size="xs"
      aria-label={t('peopleOffice.changeRole', { name })}
      onClick={() => onChange(role.custom)}
    >
      {t('peopleOffice.change')}
    </Button>
  );
  return (
    // It scrolls and holds nothing else to stop at: the keyboard must reach it.
    <div className={classes['grid']} role="region" aria-label={t('peopleOffice.roles')} tabIndex={0}>
      {roles.map((row) => (
        <OfficePanel key={roleKey(row.role)} title={roleName(t, row.role, roles)} acts={isOwn(row) && changing(row)}>
          {permissionGroups.map(({ group, permissions }) => {
            const held = permissions.filter((permission) => row.permissions.includes(permission));
            if (held.length === 0) return null;
            return (
              <div key={group} className={classes['group']}>
                <h3>{t(`peopleOffice.group.${group}`)}</h3>
                <ul>
                  {held.map((permission) => (
                    <li key={permission}>{t(`permissions.${permission}`)}</li>
                  ))}
                </ul>
              </div>
            );
          })}
        </OfficePanel>
      ))}
    </div>
  );
}
