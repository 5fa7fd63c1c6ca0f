import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { DeviceClass } from '@/bindings/DeviceClass';
import type { Invited } from '@/bindings/Invited';
import { ActButton } from '@/design/office/ActButton';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { useAnswer, useExecute, usePlace } from '@/platform';

interface Props {
  readonly onClose: () => void;
  readonly onInvited: (name: string, invited: Invited) => void;
}

interface InviteValues {
  name: string;
  class: Exclude<DeviceClass, 'server'>;
  /** Empty until it is chosen: then it is the one in which the asker stands. */
  store: string;
}

const below = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[];

export function InviteForm({ onClose, onInvited }: Props) {
  const { t } = useTranslation();
  const here = usePlace()?.store ?? '';
  const stores = useAnswer('people.stores', {}).data ?? [];
  const form = useForm<InviteValues>({
    initialValues: { name: '', class: 'terminal', store: '' },
    validate: { name: (name) => (name.trim() === '' ? t('devices.required') : null) },
  });
  const invite = useExecute('people.invite_device');
  const isTerminal = form.values.class === 'terminal';
  const send = form.onSubmit(({ store, ...values }) => {
    if (invite.isPending) return;
    const name = values.name.trim();
    const body = { ...values, name, ...(isTerminal ? { store: store === '' ? here : store } : {}) };
    invite.mutate(body, { onSuccess: (invited) => onInvited(name, invited) });
  });
  return (
    <OfficeDrawer
      title={t('devices.invite.title')}
      subtitle={t('devices.invite.how')}
      isDirty={form.isDirty()}
      error={invite.error}
      onClose={onClose}
      acts={
        <ActButton name="F9" scope="dialog" variant="filled" label={t('devices.invite.act')} onAct={() => send()} />
      }
    >
      <Stack gap={16}>
        <TextInput
          label={t('devices.field.name')}
          description={t('devices.field.nameHow')}
          inputWrapperOrder={below}
          required
          maxLength={80}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Radio.Group label={t('devices.field.class')} {...form.getInputProps('class')}>
          <Stack gap={10} mt={8}>
            <Radio value="terminal" label={t('devices.class.terminal')} description={t('devices.field.terminalHow')} />
            <Radio value="office" label={t('devices.class.office')} description={t('devices.field.officeHow')} />
          </Stack>
        </Radio.Group>
        {isTerminal && (
          <Select
            label={t('devices.field.store')}
            data={stores.map(({ store, fields }) => ({ value: store, label: fields.name ?? '' }))}
            allowDeselect={false}
            value={form.values.store === '' ? here : form.values.store}
            onChange={(store) => form.setFieldValue('store', store ?? '')}
          />
        )}
      </Stack>
    </OfficeDrawer>
  );
}
