import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '@/bindings/CustomerCard';
import { ActButton } from '@/design/office/ActButton';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { useExecute, usePermissions } from '@/platform';
import { CreditSection } from '../customer-card/CreditSection';
import { CustomerFigures } from '../customer-card/CustomerFigures';
import { History } from '../customer-card/History';
import { changedProfile, customerValues } from './customer-values';
import { CustomerFields } from './CustomerFields';
import { useCustomerForm } from './use-customer-form';

interface Props {
  readonly card: CustomerCard;
  readonly onClose: () => void;
}

/** What a customer bought and owes, who it is, and the latest purchases. */
export function EditCustomer({ card, onClose }: Props) {
  const { t } = useTranslation();
  const readOnly = !usePermissions()('customers.edit');
  const [before] = useState(() => customerValues(card.customer));
  const form = useCustomerForm(before);
  const change = useExecute('customers.change');
  const save = form.onSubmit((values) => {
    if (change.isPending) return;
    const body = { customer: card.customer.customer, profile: changedProfile(before, values) };
    change.mutate(body, { onSuccess: onClose });
  });
  return (
    <OfficeDrawer
      title={card.customer.name}
      subtitle={t(`customersOffice.kind.${card.customer.kind}`)}
      size={600}
      isDirty={form.isDirty()}
      error={change.error}
      onClose={onClose}
      acts={
        !readOnly && (
          <ActButton
            name="F9"
            scope="dialog"
            variant="filled"
            label={t('office.save')}
            disabled={!form.isDirty()}
            onAct={() => save()}
          />
        )
      }
    >
      <CustomerFigures card={card} />
      <CreditSection card={card} />
      <CustomerFields form={form} readOnly={readOnly} />
      <History sales={card.history} />
    </OfficeDrawer>
  );
}
