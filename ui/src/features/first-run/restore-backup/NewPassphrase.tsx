import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PASSPHRASE_MIN } from '../new-business/business-form';
import form from '../new-business/NewBusiness.module.css';

interface Props {
  readonly value: string;
  readonly isTried: boolean;
  readonly onChange: (passphrase: string) => void;
}

/** This computer has no keyring: the restored data open with a phrase, asked at every start. */
export function NewPassphrase({ value, isTried, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <p className={form['note']}>{t('newBusiness.passphrase.how')}</p>
      <PasswordInput
        size="md"
        label={t('passphrase.label')}
        description={t('newBusiness.passphrase.length')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.password.show') }}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={isTried && value.length < PASSPHRASE_MIN && t('newBusiness.passphrase.short')}
        autoFocus
      />
    </>
  );
}
