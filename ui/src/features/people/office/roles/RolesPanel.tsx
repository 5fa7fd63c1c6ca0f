import { useTranslation } from 'react-i18next';
import type { RoleRow } from '@/bindings/RoleRow';
import { OfficePanel } from '@/design/office/OfficePanel';
import { permissionGroups } from './permission-groups';
import { roleKey, roleName } from './role-name';
import classes from './RolesPanel.module.css';

interface Props {
  readonly roles: readonly RoleRow[];
}

/** What each role allows, in words. */
export function RolesPanel({ roles }: Props) {
  const { t } = useTranslation();
  return (
    // It scrolls and holds nothing else to stop at: the keyboard must reach it.
    <div className={classes['grid']} role="region" aria-label={t('peopleOffice.roles')} tabIndex={0}>
      {roles.map((row) => (
        <OfficePanel key={roleKey(row.role)} title={roleName(t, row.role, roles)}>
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
