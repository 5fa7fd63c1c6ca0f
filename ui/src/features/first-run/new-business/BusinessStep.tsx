import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatRate } from '@/design/format/text-formats';
import { countries, defaultsOf, type CountryCode } from './countries';
import classes from './NewBusiness.module.css';
import { writtenRate, type BusinessFormState } from './use-business-form';

interface Props {
  readonly form: BusinessFormState;
}

/** A name is enough; the country sets the rest, which the next step shows. */
export function BusinessStep({ form }: Props) {
  const { t } = useTranslation();
  const { currency, vat } = defaultsOf(form.values.country);
  return (
    <>
      <TextInput
        size="md"
        label={t('newBusiness.business.name')}
        autoFocus
        autoComplete="organization"
        {...form.getInputProps('business')}
      />
      <NativeSelect
        size="md"
        label={t('newBusiness.business.country')}
        data={countries.map(({ code }) => ({ value: code, label: t(`newBusiness.countries.${code}`) }))}
        value={form.values.country}
        onChange={(event) => {
          const country = event.currentTarget.value as CountryCode;
          form.setValues({ country, vat: writtenRate(defaultsOf(country).vat) });
        }}
      />
      <p className={classes['note']}>
        {t('newBusiness.business.sets', { currency: t(`newBusiness.currencies.${currency}`), vat: formatRate(vat) })}
      </p>
    </>
  );
}
