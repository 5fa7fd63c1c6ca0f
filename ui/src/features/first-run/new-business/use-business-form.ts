import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { shortDecimal } from '@/design/format/decimal';
import { PASSPHRASE_MIN, PASSWORD_MIN, readRate, type BusinessForm } from './business-form';
import { defaultsOf } from './countries';

/** The steps of the wizard. The passphrase is asked only where the computer has no keyring. */
export type StepName = 'business' | 'store' | 'person' | 'passphrase';

const fieldsOf: Record<StepName, readonly (keyof BusinessForm)[]> = {
  business: ['business'],
  store: ['store', 'storeCode', 'register', 'vat'],
  person: ['person', 'userName', 'password', 'pin'],
  passphrase: ['passphrase', 'passphraseAgain'],
};

/** 19,25, and 18 rather than 18,00. */
export const writtenRate = (rate: number) => shortDecimal(rate, 2);

export function useBusinessForm() {
  const { t } = useTranslation();
  const missing = (value: string) => (value.trim() === '' ? t('newBusiness.missing') : null);
  const form = useForm<BusinessForm>({
    initialValues: {
      business: '',
      country: 'CM',
      store: '',
      storeCode: '',
      register: t('newBusiness.store.firstRegister'),
      vat: writtenRate(defaultsOf('CM').vat),
      pricesIncludeTax: true,
      person: '',
      userName: '',
      password: '',
      pin: '',
      passphrase: '',
      passphraseAgain: '',
    },
    validate: {
      business: missing,
      store: missing,
      storeCode: missing,
      register: missing,
      vat: (vat) => (readRate(vat) === null ? t('newBusiness.store.vatUnreadable') : null),
      person: missing,
      userName: missing,
      password: (password) => (password.length < PASSWORD_MIN ? t('newBusiness.person.passwordShort') : null),
      pin: (pin) => (pin === '' || /^\d{4,8}$/.test(pin) ? null : t('newBusiness.person.pinInvalid')),
      passphrase: (phrase) => (phrase.length < PASSPHRASE_MIN ? t('newBusiness.passphrase.short') : null),
      passphraseAgain: (again, { passphrase }) => (again === passphrase ? null : t('newBusiness.passphrase.differ')),
    },
  });
  /** True when the step may be left; otherwise its first wrong field has the focus. */
  const isDone = (step: StepName) => {
    const wrong = fieldsOf[step].filter((field) => form.validateField(field).hasError);
    if (wrong[0] !== undefined) form.getInputNode(wrong[0])?.focus();
    return wrong.length === 0;
  };
  return { form, isDone };
}

export type BusinessFormState = ReturnType<typeof useBusinessForm>['form'];
