import { useState } from 'react';
import type { ErrorFacts } from '@/i18n';
import { toPlatformError } from '@/platform';
import { useDraftEdit } from '../draft/use-draft-edit';

/** Names the customer of the sale; null is the walk-in one. */
export function useSetCustomer(onDone: () => void) {
  const edit = useDraftEdit('sales.set_customer');
  const [refusal, setRefusal] = useState<ErrorFacts | null>(null);
  return {
    refusal,
    set: (customer: string | null) => {
      setRefusal(null);
      edit(customer === null ? {} : { customer }).then(onDone, (thrown: unknown) =>
        setRefusal(toPlatformError(thrown)),
      );
    },
  };
}
