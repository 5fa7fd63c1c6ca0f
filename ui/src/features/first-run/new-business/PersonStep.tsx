import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './NewBusiness.module.css';
import { userNameOf } from './store-code';
import type { BusinessFormState } from './use-business-form';

interface Props {
  readonly form: BusinessFormState;
}

/** Who sets the business up administers it; everybody else is added afterwards. */
export function PersonStep({ form }: Props) {
  const { t } = useTranslation();
  const { person, userName } = form.values;
  return (
    <>
      <div className={classes['even']}>
        <TextInput
          size="md"
          label={t('newBusiness.person.name')}
          autoFocus
          autoComplete="name"
          {...form.getInputProps('person')}
          onChange={(event) => {
            const name = event.currentTarget.value;
            const follows = userName === userNameOf(person);
            form.setValues({ person: name, ...(follows ? { userName: userNameOf(name) } : {}) });
          }}
        />
        <TextInput
          size="md"
          label={t('newBusiness.person.userName')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('userName')}
        />
      </div>
      <div className={classes['even']}>
        <PasswordInput
          size="md"
          label={t('newBusiness.person.password')}
          description={t('newBusiness.person.passwordHow')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.password.show') }}
          {...form.getInputProps('password')}
        />
        <PasswordInput
          size="md"
          label={t('newBusiness.person.pin')}
          description={t('newBusiness.person.pinHow')}
          inputMode="numeric"
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.password.show') }}
          {...form.getInputProps('pin')}
        />
      </div>
    </>
  );
}
