import { PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ActButton } from '@/design/office/ActButton';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { useExecute } from '@/platform';
import { nobody, suggestUserName } from './person-values';
import { PersonFields } from './PersonFields';
import { isPassword, isPin } from './secrets';

interface Props {
  readonly onClose: () => void;
  /** The roles are given next, on the person's own page. */
  readonly onCreated: (user: string) => void;
}

export function NewPerson({ onClose, onCreated }: Props) {
  const { t } = useTranslation();
  const needed = (text: string) => (text.trim() === '' ? t('peopleOffice.required') : null);
  const form = useForm({
    initialValues: { ...nobody, password: '', pin: '' },
    validate: {
      name: needed,
      user_name: needed,
      password: (password) => (isPassword(password) ? null : t('peopleOffice.passwordRule')),
      pin: (pin) => (pin === '' || isPin(pin) ? null : t('peopleOffice.pinRule')),
    },
  });
  const create = useExecute('people.create_user');
  const save = form.onSubmit(({ pin, ...values }) => {
    if (!create.isPending) create.mutate({ ...values, ...(pin === '' ? {} : { pin }) }, { onSuccess: onCreated });
  });
  return (
    <OfficeDrawer
      title={t('peopleOffice.newPerson')}
      isDirty={form.isDirty()}
      error={create.error}
      onClose={onClose}
      acts={
        <ActButton
          name="F9"
          scope="dialog"
          variant="filled"
          label={t('peopleOffice.savePerson')}
          onAct={() => save()}
        />
      }
    >
      <Stack gap={12}>
        <PersonFields
          form={form}
          onName={(name) => form.values.user_name === '' && form.setFieldValue('user_name', suggestUserName(name))}
        />
        <PasswordInput
          label={t('peopleOffice.field.password')}
          description={t('peopleOffice.passwordRule')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.password.show') }}
          {...form.getInputProps('password')}
        />
        <TextInput
          label={t('peopleOffice.field.pin')}
          description={t('peopleOffice.pinHow')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          {...form.getInputProps('pin')}
        />
      </Stack>
    </OfficeDrawer>
  );
}
