import { SegmentedControl, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { CustomerKind } from '@/bindings/CustomerKind';
import { useKeys } from '@/design/keys/use-keys';
import { DialogActs } from '@/design/station/DialogActs';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useExecute } from '@/platform';
import { startOf } from './choices';
import classes from './CustomerDialog.module.css';

interface Props {
  readonly typed: string;
  readonly onCreated: (customer: string) => void;
  readonly onBack: () => void;
}

/** Name and phone are enough at the counter; the office completes the rest. */
export function NewCustomer({ typed, onCreated, onBack }: Props) {
  const { t } = useTranslation();
  const create = useExecute('customers.create');
  const start = startOf(typed);
  const form = useForm<{ kind: CustomerKind; name: string; phone: string }>({
    initialValues: { kind: 'person', ...start },
    validate: { name: (name) => (name.trim() === '' ? t('counter.customer.nameMissing') : null) },
  });
  useKeys({ Escape: onBack }, 'dialog');
  return (
    <form
      className={classes['form']}
      onSubmit={form.onSubmit(({ kind, name, phone }) => {
        if (create.isPending) return;
        const profile = { kind, name: name.trim(), ...(phone.trim() === '' ? {} : { phone: phone.trim() }) };
        create.mutate({ profile }, { onSuccess: onCreated });
      })}
    >
      {create.error && <ErrorStrip error={create.error} />}
      <SegmentedControl
        aria-label={t('counter.customer.kind')}
        data={[
          { value: 'person', label: t('counter.customer.person') },
          { value: 'company', label: t('counter.customer.company') },
        ]}
        styles={{ label: { height: 44, lineHeight: '34px', fontSize: 15 } }}
        {...form.getInputProps('kind')}
      />
      <TextInput
        size="md"
        label={t('counter.customer.name')}
        autoComplete="off"
        autoFocus={start.name === ''}
        {...(start.name === '' ? { 'data-autofocus': true } : {})}
        {...form.getInputProps('name')}
      />
      <TextInput
        size="md"
        type="tel"
        label={t('counter.customer.phone')}
        autoComplete="off"
        autoFocus={start.name !== ''}
        {...form.getInputProps('phone')}
      />
      <DialogActs
        main={{ key: 'Enter', label: t('counter.customer.save') }}
        cancel={t('signIn.back')}
        onCancel={onBack}
      />
    </form>
  );
}
