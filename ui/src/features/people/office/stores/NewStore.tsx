import { useTranslation } from 'react-i18next';
import { ActButton } from '@/design/office/ActButton';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { useExecute, usePlace } from '@/platform';
import { storeFields, storeValues } from './store-values';
import { StoreForm } from './StoreForm';
import { useStoreForm } from './use-store-form';

interface Props {
  readonly onClose: () => void;
  /** Its registers come next, on its own page. */
  readonly onCreated: (store: string) => void;
}

export function NewStore({ onClose, onCreated }: Props) {
  const { t } = useTranslation();
  const here = usePlace()?.store_fields ?? {};
  const form = useStoreForm({ ...storeValues(here), code: '', name: '', address: '', phone: '' });
  const create = useExecute('people.create_store');
  const save = form.onSubmit((values) => {
    if (!create.isPending) create.mutate({ fields: storeFields(values) }, { onSuccess: onCreated });
  });
  return (
    <OfficeDrawer
      title={t('peopleOffice.stores.new')}
      size={600}
      isDirty={form.isDirty()}
      error={create.error}
      onClose={onClose}
      acts={
        <ActButton
          name="F9"
          scope="dialog"
          variant="filled"
          label={t('peopleOffice.stores.save')}
          onAct={() => save()}
        />
      }
    >
      <StoreForm form={form} isFounded={false} />
    </OfficeDrawer>
  );
}
