import { NumberInput, Select, TextInput } from '@mantine/core';
import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { BrandField } from '../../categories/BrandField';
import { CategoryField } from '../../categories/CategoryField';
import type { SectionProps } from '../ProductForm';
import classes from '../ProductForm.module.css';
import { SerialsField } from '../SerialsField';

const kinds = ['tracked', 'untracked', 'service'] as const;

export function DetailsSection({ form, readOnly }: SectionProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes['section']}>
      <legend>{t('products.section.details')}</legend>
      <div className={classes['grid']}>
        <CategoryField
          value={form.values.category}
          readOnly={readOnly}
          onChange={(category) => form.setFieldValue('category', category)}
        />
        <BrandField
          value={form.values.brand}
          readOnly={readOnly}
          onChange={(brand) => form.setFieldValue('brand', brand)}
        />
        <div className={clsx(classes['wide'], classes['grid'], classes['thirds'])}>
          <Select
            label={t('products.field.kind')}
            data={kinds.map((kind) => ({ value: kind, label: t(`products.kind.${kind}`) }))}
            readOnly={readOnly}
            {...form.getInputProps('kind')}
          />
          <TextInput
            label={t('products.field.unit')}
            placeholder={t('products.field.unitHow')}
            maxLength={12}
            readOnly={readOnly}
            {...form.getInputProps('unit')}
          />
          <NumberInput
            label={t('products.field.warranty')}
            min={0}
            max={600}
            allowDecimal={false}
            hideControls
            readOnly={readOnly}
            value={form.values.warranty_months}
            onChange={(months) => form.setFieldValue('warranty_months', Number(months) || 0)}
          />
        </div>
        <SerialsField form={form} readOnly={readOnly} />
      </div>
    </fieldset>
  );
}
