import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { CustomerValues } from './customer-values';

export function useCustomerForm(initialValues: CustomerValues) {
  const { t } = useTranslation();
  return useForm<CustomerValues>({
    initialValues,
    validate: { name: (name) => (name.trim() === '' ? t('customersOffice.nameMissing') : null) },
  });
}
