import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatRate } from '@/design/format/text-formats';
import { AmountInput } from '@/design/money/AmountInput';
import { useCurrency, usePermissions, usePlace } from '@/platform';
import { taxRateOf } from '../margin';
import { MarginLine } from '../MarginLine';
import type { SectionProps } from '../ProductForm';
import classes from '../ProductForm.module.css';

const taxClasses = ['standard', 'reduced', 'exempt'] as const;

export function PricesSection({ form, readOnly }: SectionProps) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const taxes = usePlace()?.store_fields.taxes;
  const seesCost = usePermissions()('catalog.view_cost');
  const amount = (field: 'price' | 'cost' | 'price_floor') => ({
    currency,
    readOnly,
    value: form.values[field],
    onChange: (minor: number | null) => form.setFieldValue(field, minor),
    error: form.errors[field],
  });
  const option = (tax: (typeof taxClasses)[number]) => {
    const name = t(`products.tax.${tax}`);
    const rate = formatRate(taxRateOf(taxes, tax));
    return { value: tax, label: tax === 'exempt' ? name : t('products.field.taxOption', { name, rate }) };
  };
  return (
    <fieldset className={classes['section']}>
      <legend>{t('products.section.prices')}</legend>
      <div className={classes['grid']}>
        <AmountInput label={t('products.field.price')} required {...amount('price')} />
        <Select
          label={t('products.field.tax')}
          data={taxClasses.map(option)}
          readOnly={readOnly}
          {...form.getInputProps('tax_class')}
        />
        {seesCost && (
          <>
            <AmountInput label={t('products.field.cost')} {...amount('cost')} />
            <AmountInput
              label={t('products.field.floor')}
              description={t('products.field.floorHow')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              {...amount('price_floor')}
            />
            <div className={classes['wide']}>
              <MarginLine values={form.values} />
            </div>
          </>
        )}
      </div>
    </fieldset>
  );
}
