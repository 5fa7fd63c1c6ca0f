import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StationDialog } from '@/design/station/StationDialog';
import { CustomerChoice } from './CustomerChoice';
import { NewCustomer } from './NewCustomer';
import { useSetCustomer } from './use-set-customer';

interface Props {
  /** The sale has a named customer already. */
  readonly isNamed: boolean;
  readonly onClose: () => void;
}

/** F3. */
export function CustomerDialog({ isNamed, onClose }: Props) {
  const { t } = useTranslation();
  // What was typed to find somebody who is not there yet becomes the name of the new customer.
  const [newName, setNewName] = useState<string | null>(null);
  const { set, refusal } = useSetCustomer(onClose);
  return (
    <StationDialog
      title={newName === null ? t('counter.customer.title') : t('counter.customer.new')}
      size={640}
      onClose={onClose}
    >
      {newName === null ? (
        <CustomerChoice isNamed={isNamed} refusal={refusal} onChoose={set} onNew={setNewName} onClose={onClose} />
      ) : (
        <NewCustomer typed={newName} onCreated={set} onBack={() => setNewName(null)} />
      )}
    </StationDialog>
  );
}
