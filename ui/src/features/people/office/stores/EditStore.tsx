import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreRow } from '@/bindings/StoreRow';
import { ActButton } from '@/design/office/ActButton';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { useExecute } from '@/platform';
import { RegistersSection } from './RegistersSection';
import { StoreLogo } from './logo/StoreLogo';
import { changedStore, storeValues } from './store-values';
import { StoreForm } from './StoreForm';
import { useStoreForm } from './use-store-form';

interface Props {
  readonly row: StoreRow;
  readonly onClose: () => void;
}

export function EditStore({ row, onClose }: Props) {
  const { t } = useTranslation();
  const [before] = useState(() => storeValues(row.fields));
  const form = useStoreForm(before);
  const change = useExecute('people.change_store');
  const save = form.onSubmit((values) => {
    if (!change.isPending)
      change.mutate({ store: row.store, fields: changedStore(before, values) }, { onSuccess: onClose });
  });
  return (
    <OfficeDrawer
      title={row.fields.name ?? ''}
      subtitle={row.fields.code}
      size={600}
      isDirty={form.isDirty()}
      error={change.error}
      onClose={onClose}
      acts={
        <ActButton
          name="F9"
          scope="dialog"
          variant="filled"
          label={t('office.save')}
          disabled={!form.isDirty()}
          onAct={() => save()}
        />
      }
    >
      <RegistersSection row={row} />
      <StoreForm form={form} isFounded />
      <StoreLogo row={row} />
    </OfficeDrawer>
  );
}
