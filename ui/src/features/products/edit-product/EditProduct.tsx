import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductCard } from '@/bindings/ProductCard';
import { ActButton } from '@/design/office/ActButton';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { StatusTag } from '@/design/status/StatusTag';
import { useExecute, usePermissions } from '@/platform';
import { ArchiveProduct } from '../archive-product/ArchiveProduct';
import { ProductPicture } from '../product-picture/ProductPicture';
import { ProductStock } from '../product-stock/ProductStock';
import { changedFields, valuesOf } from './product-values';
import { ProductForm } from './ProductForm';
import { useProductForm } from './use-product-form';

interface Props {
  readonly row: ProductCard;
  readonly onClose: () => void;
}

export function EditProduct({ row, onClose }: Props) {
  const { t } = useTranslation();
  const may = usePermissions();
  const readOnly = !may('catalog.edit');
  // What the form began with: a change made elsewhere meanwhile is not overwritten by fields that were left alone.
  const [before] = useState(() => valuesOf(row));
  const form = useProductForm(before);
  const change = useExecute('catalog.change_product');
  const save = form.onSubmit((values) => {
    const fields = changedFields(before, values, may('catalog.view_cost'));
    if (Object.keys(fields).length === 0) onClose();
    else if (!change.isPending) change.mutate({ product: row.product, fields }, { onSuccess: onClose });
  });
  return (
    <OfficeDrawer
      title={row.name}
      subtitle={readOnly ? t('products.readOnly') : row.sku}
      size={640}
      isDirty={form.isDirty()}
      error={change.error}
      onClose={onClose}
      otherActs={readOnly ? undefined : <ArchiveProduct row={row} onDone={onClose} />}
      acts={
        !readOnly && (
          <ActButton
            name="F9"
            scope="dialog"
            variant="filled"
            label={t('office.save')}
            disabled={!form.isDirty()}
            onAct={() => save()}
          />
        )
      }
    >
      {!row.active && <StatusTag kind="attention" label={t('products.archived')} />}
      <ProductPicture row={row} readOnly={readOnly} />
      <ProductForm form={form} readOnly={readOnly} />
      {row.kind === 'tracked' && may('stock.view') && (
        <ProductStock product={row.product} sku={row.sku} unit={row.unit} />
      )}
    </OfficeDrawer>
  );
}
