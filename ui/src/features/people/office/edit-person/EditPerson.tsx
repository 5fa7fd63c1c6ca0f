import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleRow } from '@/bindings/RoleRow';
import type { UserRow } from '@/bindings/UserRow';
import { ActButton } from '@/design/office/ActButton';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { useExecute, usePerson } from '@/platform';
import { AccessSection } from './AccessSection';
import { GrantsSection } from './GrantsSection';
import { changedPerson, personValues } from './person-values';
import { PersonFields } from './PersonFields';
import { SetActive } from './SetActive';

interface Props {
  readonly user: UserRow;
  readonly roles: readonly RoleRow[];
  readonly onClose: () => void;
}

/** One person: who they are, what they may do and where, how they sign in. Roles and secrets are saved one by one. */
export function EditPerson({ user, roles, onClose }: Props) {
  const { t } = useTranslation();
  const me = usePerson();
  const [before] = useState(() => personValues(user));
  const needed = (text: string) => (text.trim() === '' ? t('peopleOffice.required') : null);
  const form = useForm({ initialValues: before, validate: { name: needed, user_name: needed } });
  const change = useExecute('people.change_user');
  const save = form.onSubmit((values) => {
    if (!change.isPending) change.mutate({ user: user.user, ...changedPerson(before, values) }, { onSuccess: onClose });
  });
  return (
    <OfficeDrawer
      title={user.name}
      subtitle={user.active ? user.user_name : t('peopleOffice.inactive')}
      isDirty={form.isDirty()}
      error={change.error}
      onClose={onClose}
      otherActs={<SetActive user={user} isSelf={me?.user === user.user} />}
      acts={
        <ActButton
          name="F9"
          scope="dialog"
          variant="filled"
          label={t('office.save')}
          disabled={!form.isDirty()}
          onAct={() => save()}
        />
      }
    >
      <GrantsSection user={user} roles={roles} />
      <PersonFields form={form} />
      {me?.user !== user.user && <AccessSection user={user} />}
    </OfficeDrawer>
  );
}
