import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PASSPHRASE_MIN } from '../new-business/business-form';
import form from '../new-business/NewBusiness.module.css';

/** Typed twice: what nobody sees while typing must be right. */
export interface TypedPassphrase {
  readonly first: string;
  readonly again: string;
}

export function isGood({ first, again }: TypedPassphrase): boolean {
  return first.length >= PASSPHRASE_MIN && first === again;
}

interface Props {
  readonly value: TypedPassphrase;
  readonly isTried: boolean;
  readonly onChange: (passphrase: TypedPassphrase) => void;
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
        value={value.first}
        onChange={(event) => onChange({ ...value, first: event.currentTarget.value })}
        error={isTried && value.first.length < PASSPHRASE_MIN && t('newBusiness.passphrase.short')}
        autoFocus
      />
      <PasswordInput
        size="md"
        label={t('newBusiness.passphrase.again')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.password.show') }}
        value={value.again}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
        error={isTried && value.again !== value.first && t('newBusiness.passphrase.differ')}
      />
    </>
  );
}
