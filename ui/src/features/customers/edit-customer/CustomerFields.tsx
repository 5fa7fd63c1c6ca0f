import { SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { CustomerValues } from './customer-values';

interface Props {
  readonly form: UseFormReturnType<CustomerValues>;
  readonly readOnly: boolean;
}

export function CustomerFields({ form, readOnly }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap={12}>
      <SegmentedControl
        aria-label={t('customersOffice.field.kind')}
        readOnly={readOnly}
        data={(['person', 'company'] as const).map((kind) => ({
          value: kind,
          label: t(`customersOffice.kind.${kind}`),
        }))}
        {...form.getInputProps('kind')}
      />
      <TextInput
        label={t(form.values.kind === 'company' ? 'customersOffice.field.company' : 'customersOffice.field.name')}
        required
        maxLength={160}
        readOnly={readOnly}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('customersOffice.field.phone')}
        type="tel"
        maxLength={40}
        readOnly={readOnly}
        {...form.getInputProps('phone')}
      />
      <TextInput
        label={t('customersOffice.field.email')}
        type="email"
        maxLength={200}
        readOnly={readOnly}
        {...form.getInputProps('email')}
      />
      <Textarea
        label={t('customersOffice.field.address')}
        rows={2}
        maxLength={400}
        readOnly={readOnly}
        {...form.getInputProps('address')}
      />
      <TextInput
        label={t('customersOffice.field.taxId')}
        maxLength={40}
        readOnly={readOnly}
        {...form.getInputProps('tax_id')}
      />
    </Stack>
  );
}
