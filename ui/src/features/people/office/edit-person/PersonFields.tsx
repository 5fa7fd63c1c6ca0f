import { Select, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { PersonValues } from './person-values';

interface Props<Values extends PersonValues> {
  readonly form: UseFormReturnType<Values>;
  readonly onName?: (name: string) => void;
}

/** Each language in its own words. */
const languages = [
  { value: 'fr', label: 'Français' },
  { value: 'en', label: 'English' },
];

export function PersonFields<Values extends PersonValues>({ form, onName }: Props<Values>) {
  const { t } = useTranslation();
  return (
    <Stack gap={12}>
      <TextInput
        label={t('peopleOffice.field.name')}
        required
        maxLength={120}
        data-autofocus
        {...form.getInputProps('name')}
        onBlur={(event) => onName?.(event.currentTarget.value)}
      />
      <TextInput
        label={t('peopleOffice.field.userName')}
        description={t('peopleOffice.field.userNameHow')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        maxLength={40}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('user_name')}
      />
      <TextInput label={t('peopleOffice.field.phone')} type="tel" maxLength={40} {...form.getInputProps('phone')} />
      <TextInput label={t('peopleOffice.field.email')} type="email" maxLength={200} {...form.getInputProps('email')} />
      <Select label={t('peopleOffice.field.language')} data={languages} {...form.getInputProps('language')} />
    </Stack>
  );
}
