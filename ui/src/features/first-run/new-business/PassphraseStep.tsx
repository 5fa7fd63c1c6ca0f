import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './NewBusiness.module.css';
import type { BusinessFormState } from './use-business-form';

interface Props {
  readonly form: BusinessFormState;
}

/** This computer has no keyring: the data open with a phrase instead. */
export function PassphraseStep({ form }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes['note']}>{t('newBusiness.passphrase.how')}</p>
      <PasswordInput
        size="md"
        label={t('passphrase.label')}
        description={t('newBusiness.passphrase.length')}
        autoFocus
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.password.show') }}
        {...form.getInputProps('passphrase')}
      />
      <PasswordInput
        size="md"
        label={t('newBusiness.passphrase.again')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.password.show') }}
        {...form.getInputProps('passphraseAgain')}
      />
    </>
  );
}
