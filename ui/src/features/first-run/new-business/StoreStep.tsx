import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './NewBusiness.module.css';
import { asStoreCode, storeCodeOf } from './store-code';
import type { BusinessFormState } from './use-business-form';

interface Props {
  readonly form: BusinessFormState;
}

export function StoreStep({ form }: Props) {
  const { t } = useTranslation();
  const { store, storeCode } = form.values;
  return (
    <>
      <div className={classes['pair']}>
        <TextInput
          size="md"
          label={t('newBusiness.store.name')}
          description={t('newBusiness.store.nameHow')}
          autoFocus
          autoComplete="off"
          {...form.getInputProps('store')}
          onChange={(event) => {
            const name = event.currentTarget.value;
            // The code follows the name until somebody writes another.
            const follows = storeCode === storeCodeOf(store);
            form.setValues({ store: name, ...(follows ? { storeCode: storeCodeOf(name) } : {}) });
          }}
        />
        <TextInput
          size="md"
          label={t('newBusiness.store.code')}
          description={t('newBusiness.store.codeHow')}
          autoComplete="off"
          {...form.getInputProps('storeCode')}
          onChange={(event) => form.setFieldValue('storeCode', asStoreCode(event.currentTarget.value))}
        />
      </div>
      <div className={classes['pair']}>
        <TextInput
          size="md"
          label={t('newBusiness.store.register')}
          autoComplete="off"
          {...form.getInputProps('register')}
        />
        <TextInput
          size="md"
          label={t('newBusiness.store.vat')}
          rightSection={t('newBusiness.store.percent')}
          inputMode="decimal"
          autoComplete="off"
          {...form.getInputProps('vat')}
        />
      </div>
      <Switch
        size="md"
        label={t('newBusiness.store.included')}
        description={t('newBusiness.store.includedHow')}
        {...form.getInputProps('pricesIncludeTax', { type: 'checkbox' })}
      />
    </>
  );
}
