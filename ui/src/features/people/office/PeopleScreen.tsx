import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { ActButton } from '@/design/office/ActButton';
import { Office } from '@/design/office/Office';
import { OfficeBar, OfficePage } from '@/design/office/OfficePanel';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { useAnswer } from '@/platform';
import { EditPerson } from './edit-person/EditPerson';
import { NewPerson } from './edit-person/NewPerson';
import { PeopleTable } from './list-people/PeopleTable';
import { ChangeRole } from './roles/ChangeRole';
import { NewRole } from './roles/NewRole';
import { isOwn } from './roles/role-name';
import { RolesPanel } from './roles/RolesPanel';

/** /people, /people/new, /people/<id>; /people/roles, /people/new-role, /people/role-<id>. */
export function PeopleScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { person = '' } = useParams();
  const users = useAnswer('people.users', {});
  const roles = useAnswer('people.roles', {}).data ?? [];
  const changed = roles.filter(isOwn).find(({ role }) => person === `role-${role.custom}`);
  const isRoles = person === 'roles' || person === 'new-role' || person.startsWith('role-');
  const go = (to: string) => void navigate(to === '' ? '/people' : `/people/${to}`);
  const opened = users.data?.find(({ user }) => user === person);
  return (
    <Office
      title={t('peopleOffice.title')}
      subtitle={users.data && t('peopleOffice.count', { count: users.data.filter(({ active }) => active).length })}
      tools={
        <>
          {isRoles ? (
            <ActButton name="F9" variant="filled" label={t('peopleOffice.newRole')} onAct={() => go('new-role')} />
          ) : (
            <ActButton name="F9" variant="filled" label={t('peopleOffice.newPerson')} onAct={() => go('new')} />
          )}
          <SchemeSwitch />
        </>
      }
    >
      <OfficePage>
        <OfficeBar>
          <SegmentedControl
            aria-label={t('peopleOffice.view')}
            data={[
              { value: '', label: t('peopleOffice.people') },
              { value: 'roles', label: t('peopleOffice.roles') },
            ]}
            value={isRoles ? 'roles' : ''}
            onChange={go}
          />
        </OfficeBar>
        {isRoles ? (
          <RolesPanel roles={roles} onChange={(role) => go(`role-${role}`)} />
        ) : (
          <PeopleTable users={users} roles={roles} openedId={person} onOpen={go} />
        )}
      </OfficePage>
      {person === 'new' && <NewPerson onClose={() => go('')} onCreated={go} />}
      {person === 'new-role' && <NewRole roles={roles} onClose={() => go('roles')} />}
      {changed && <ChangeRole key={changed.role.custom} role={changed} onClose={() => go('roles')} />}
      {opened && <EditPerson key={opened.user} user={opened} roles={roles} onClose={() => go('')} />}
    </Office>
  );
}
