import { useTranslation } from 'react-i18next';
import { ActButton } from '@/design/office/ActButton';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { useExecute } from '@/platform';
import { changedProfile, nobody } from './customer-values';
import { CustomerFields } from './CustomerFields';
import { useCustomerForm } from './use-customer-form';

interface Props {
  readonly onClose: () => void;
}

export function NewCustomer({ onClose }: Props) {
  const { t } = useTranslation();
  const form = useCustomerForm(nobody);
  const create = useExecute('customers.create');
  const save = form.onSubmit((values) => {
    const profile = { kind: values.kind, ...changedProfile(nobody, values) };
    if (!create.isPending) create.mutate({ profile }, { onSuccess: onClose });
  });
  return (
    <OfficeDrawer
      title={t('customersOffice.new')}
      isDirty={form.isDirty()}
      error={create.error}
      onClose={onClose}
      acts={
        <ActButton name="F9" scope="dialog" variant="filled" label={t('customersOffice.save')} onAct={() => save()} />
      }
    >
      <CustomerFields form={form} readOnly={false} />
    </OfficeDrawer>
  );
}
