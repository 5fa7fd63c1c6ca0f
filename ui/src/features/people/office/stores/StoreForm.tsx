import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '@/design/money/AmountInput';
import { RateInput } from './RateInput';
import type { StoreValues } from './store-values';
import classes from './stores.module.css';

interface Props {
  readonly form: UseFormReturnType<StoreValues>;
  /** Its code and currency are on papers already. */
  readonly isFounded: boolean;
}

const zones = Intl.supportedValuesOf('timeZone');
const currencies = ['XAF', 'XOF', 'EUR', 'USD', 'GBP', 'NGN', 'GHS', 'CDF', 'GNF'];
const below = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[];

export function StoreForm({ form, isFounded }: Props) {
  return (
    <>
      <PlaceSection form={form} isFounded={isFounded} />
      <TaxSection form={form} />
      <PaperSection form={form} />
      <RulesSection form={form} />
    </>
  );
}

function PlaceSection({ form, isFounded }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes['section']}>
      <legend>{t('peopleOffice.stores.section.place')}</legend>
      <div className={classes['grid']}>
        <TextInput
          label={t('peopleOffice.stores.field.name')}
          required
          maxLength={80}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('peopleOffice.stores.field.code')}
          description={t(isFounded ? 'peopleOffice.stores.field.codeFixed' : 'peopleOffice.stores.field.codeHow')}
          inputWrapperOrder={below}
          required
          maxLength={6}
          readOnly={isFounded}
          {...form.getInputProps('code')}
          onChange={(event) => form.setFieldValue('code', event.currentTarget.value.toUpperCase())}
        />
        <Select
          label={t('peopleOffice.stores.field.currency')}
          data={currencies}
          readOnly={isFounded}
          {...form.getInputProps('currency')}
        />
        <Select
          label={t('peopleOffice.stores.field.zone')}
          data={zones}
          searchable
          limit={40}
          {...form.getInputProps('zone')}
        />
      </div>
    </fieldset>
  );
}

function TaxSection({ form }: Pick<Props, 'form'>) {
  const { t } = useTranslation();
  const rate = (field: 'standard' | 'reduced') => ({
    value: form.values[field],
    onChange: (value: number | null) => form.setFieldValue(field, value),
    error: form.errors[field],
  });
  return (
    <fieldset className={classes['section']}>
      <legend>{t('peopleOffice.stores.section.tax')}</legend>
      <div className={classes['grid']}>
        <RateInput label={t('peopleOffice.stores.field.standard')} {...rate('standard')} />
        <RateInput label={t('peopleOffice.stores.field.reduced')} {...rate('reduced')} />
        <Switch
          className={classes['wide'] ?? ''}
          label={t('peopleOffice.stores.field.included')}
          {...form.getInputProps('prices_include_tax', { type: 'checkbox' })}
        />
      </div>
    </fieldset>
  );
}

function PaperSection({ form }: Pick<Props, 'form'>) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes['section']}>
      <legend>{t('peopleOffice.stores.section.paper')}</legend>
      <div className={classes['grid']}>
        <TextInput
          className={classes['wide'] ?? ''}
          label={t('peopleOffice.stores.field.address')}
          maxLength={400}
          {...form.getInputProps('address')}
        />
        <TextInput
          label={t('peopleOffice.stores.field.phone')}
          type="tel"
          maxLength={40}
          {...form.getInputProps('phone')}
        />
        <TextInput label={t('peopleOffice.stores.field.taxId')} maxLength={40} {...form.getInputProps('tax_id')} />
        <Textarea
          className={classes['wide'] ?? ''}
          label={t('peopleOffice.stores.field.footer')}
          rows={2}
          maxLength={400}
          {...form.getInputProps('receipt_footer')}
        />
      </div>
    </fieldset>
  );
}

function RulesSection({ form }: Pick<Props, 'form'>) {
  const { t } = useTranslation();
  const rate = (field: 'seller_discount_cap' | 'manager_discount_cap') => ({
    value: form.values[field],
    onChange: (value: number | null) => form.setFieldValue(field, value),
    error: form.errors[field],
  });
  const { currency } = form.values;
  return (
    <fieldset className={classes['section']}>
      <legend>{t('peopleOffice.stores.section.rules')}</legend>
      <div className={classes['grid']}>
        <RateInput label={t('peopleOffice.stores.field.sellerCap')} {...rate('seller_discount_cap')} />
        <RateInput label={t('peopleOffice.stores.field.managerCap')} {...rate('manager_discount_cap')} />
        <AmountInput
          label={t('peopleOffice.stores.field.variance')}
          description={t('peopleOffice.stores.field.varianceHow')}
          inputWrapperOrder={below}
          currency={{ code: currency, exponent: ['XAF', 'XOF', 'GNF'].includes(currency) ? 0 : 2 }}
          value={form.values.variance_warning}
          onChange={(value) => form.setFieldValue('variance_warning', value)}
        />
        <Switch
          mt={30}
          label={t('peopleOffice.stores.field.negative')}
          description={t('peopleOffice.stores.field.negativeHow')}
          {...form.getInputProps('allow_negative_stock', { type: 'checkbox' })}
        />
      </div>
    </fieldset>
  );
}
