import { Switch } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '@/design/status/StatusTag';
import { mayHaveSerials } from './product-values';
import type { SectionProps } from './ProductForm';
import classes from './ProductForm.module.css';

/** Whether each piece has a number of its own. Who may only read sees it said, where it is so. */
export function SerialsField({ form, readOnly }: SectionProps) {
  const { t } = useTranslation();
  const isPossible = mayHaveSerials(form.values);
  const isTracked = isPossible && form.values.serial_tracked;
  if (readOnly) {
    if (!isTracked) return null;
    return (
      <div className={classes['wide']}>
        <StatusTag kind="info" icon={IconBarcode} label={t('products.field.serials')} />
      </div>
    );
  }
  return (
    <Switch
      className={classes['wide'] ?? ''}
      label={t('products.field.serials')}
      description={isPossible ? t('products.field.serialsHow') : t('products.field.serialsNeedStock')}
      checked={isTracked}
      disabled={!isPossible}
      onChange={(event) => form.setFieldValue('serial_tracked', event.currentTarget.checked)}
    />
  );
}
