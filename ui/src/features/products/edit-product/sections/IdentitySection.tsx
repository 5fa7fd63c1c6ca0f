import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BarcodesField } from '../BarcodesField';
import type { SectionProps } from '../ProductForm';
import classes from '../ProductForm.module.css';

export function IdentitySection({ form, readOnly }: SectionProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes['section']}>
      <legend>{t('products.section.identity')}</legend>
      <div className={classes['grid']}>
        <TextInput
          className={classes['wide'] ?? ''}
          label={t('products.field.name')}
          maxLength={160}
          required
          readOnly={readOnly}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          className={classes['wide'] ?? ''}
          label={t('products.field.description')}
          description={t('products.field.descriptionHow')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={400}
          readOnly={readOnly}
          {...form.getInputProps('description')}
        />
        <TextInput
          label={t('products.field.sku')}
          description={t('products.field.skuHow')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={40}
          required
          readOnly={readOnly}
          spellCheck={false}
          {...form.getInputProps('sku')}
        />
        <BarcodesField
          value={form.values.barcodes}
          readOnly={readOnly}
          onChange={(barcodes) => form.setFieldValue('barcodes', barcodes)}
        />
      </div>
    </fieldset>
  );
}
