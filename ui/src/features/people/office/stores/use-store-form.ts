import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { StoreValues } from './store-values';

export function useStoreForm(initialValues: StoreValues) {
  const { t } = useTranslation();
  const rate = (value: number | null) =>
    value === null || value < 0 || value > 10_000 ? t('peopleOffice.stores.rateRule') : null;
  return useForm<StoreValues>({
    initialValues,
    validate: {
      name: (name) => (name.trim() === '' ? t('peopleOffice.required') : null),
      code: (code) => (/^[A-Z0-9]{1,6}$/.test(code.trim()) ? null : t('peopleOffice.stores.codeRule')),
      standard: rate,
      reduced: rate,
      seller_discount_cap: rate,
      manager_discount_cap: rate,
    },
  });
}
