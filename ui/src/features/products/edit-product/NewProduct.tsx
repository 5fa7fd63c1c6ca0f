import { useTranslation } from 'react-i18next';
import { ActButton } from '@/design/office/ActButton';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { useExecute, usePermissions } from '@/platform';
import { emptyProduct, fieldsOf } from './product-values';
import { ProductForm } from './ProductForm';
import { useProductForm } from './use-product-form';

interface Props {
  /** The category that is being looked at: most likely the one meant. */
  readonly category: string | null;
  readonly onClose: () => void;
}

export function NewProduct({ category, onClose }: Props) {
  const { t } = useTranslation();
  const seesCost = usePermissions()('catalog.view_cost');
  const form = useProductForm(emptyProduct(category));
  const create = useExecute('catalog.create_product');
  const save = form.onSubmit((values) => {
    if (!create.isPending) create.mutate({ fields: fieldsOf(values, seesCost) }, { onSuccess: onClose });
  });
  return (
    <OfficeDrawer
      title={t('products.newTitle')}
      size={640}
      isDirty={form.isDirty()}
      error={create.error}
      onClose={onClose}
      acts={<ActButton name="F9" scope="dialog" variant="filled" label={t('products.save')} onAct={() => save()} />}
    >
      <ProductForm form={form} readOnly={false} />
    </OfficeDrawer>
  );
}
