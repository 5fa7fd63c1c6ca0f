import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { ProductValues } from './product-values';

export function useProductForm(initialValues: ProductValues) {
  const { t } = useTranslation();
  const needed = (text: string) => (text.trim() === '' ? t('products.required') : null);
  return useForm<ProductValues>({
    initialValues,
    validate: {
      name: needed,
      sku: needed,
      price: (price) => (price === null ? t('products.priceRequired') : null),
    },
  });
}
