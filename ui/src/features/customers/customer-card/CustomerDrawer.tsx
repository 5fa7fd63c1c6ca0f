import { useTranslation } from 'react-i18next';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { ErrorState } from '@/design/states/ErrorState';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import { useAnswer } from '@/platform';
import { EditCustomer } from '../edit-customer/EditCustomer';

interface Props {
  readonly customer: string;
  readonly onClose: () => void;
}

export function CustomerDrawer({ customer, onClose }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useAnswer('customers.customer', { customer }, { topics: ['customers', 'sales'] });
  if (data) return <EditCustomer card={data} onClose={onClose} />;
  return (
    <OfficeDrawer title={t('customersOffice.title')} size={600} onClose={onClose}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={8} height={58} />}
    </OfficeDrawer>
  );
}
