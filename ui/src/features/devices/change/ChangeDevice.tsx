import { Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { DeviceRow } from '@/bindings/DeviceRow';
import type { StoreRow } from '@/bindings/StoreRow';
import { formatDateTime } from '@/design/format/dates';
import { ActButton } from '@/design/office/ActButton';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { CopiedNotice } from '../copied/CopiedNotice';
import classes from '../devices.module.css';
import { placeWords } from '../list/place-words';
import { registerIn } from '../register/register-choices';
import { RegisterField } from '../register/RegisterField';
import { RevokeDevice } from '../revoke/RevokeDevice';
import { useSaveDevice } from './use-save-device';

interface Props {
  readonly row: DeviceRow;
  readonly stores: readonly StoreRow[];
  /** All of them: another one may stand at the register already. */
  readonly devices: readonly DeviceRow[];
  readonly onClose: () => void;
}

/** One computer: what is known of it, its name, its store and its register, and the way out. One that was shut out is only read. */
export function ChangeDevice({ row, stores, devices, onClose }: Props) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { name: row.name, store: row.store ?? '', register: row.register ?? '' },
    validate: { name: (name) => (name.trim() === '' ? t('devices.required') : null) },
  });
  const { save, error } = useSaveDevice(row, onClose);
  const send = form.onSubmit(save);
  const moveTo = (store: string) => {
    const register = registerIn(store, [form.values.register, row.register ?? ''], stores);
    form.setValues({ store, register });
  };
  if (row.is_revoked) {
    return (
      <OfficeDrawer title={row.name} subtitle={t('devices.revokedHow')} onClose={onClose}>
        <Stack gap={16}>
          {row.copied && <CopiedNotice row={row} copied={row.copied} />}
          <Facts row={row} stores={stores} />
        </Stack>
      </OfficeDrawer>
    );
  }
  return (
    <OfficeDrawer
      title={row.name}
      {...(row.is_here ? { subtitle: t('devices.here') } : {})}
      isDirty={form.isDirty()}
      error={error}
      onClose={onClose}
      {...(row.is_here ? {} : { otherActs: <RevokeDevice row={row} onRevoked={onClose} /> })}
      acts={
        <ActButton
          name="F9"
          scope="dialog"
          variant="filled"
          label={t('office.save')}
          disabled={!form.isDirty()}
          onAct={() => send()}
        />
      }
    >
      <Stack gap={16}>
        {row.copied && <CopiedNotice row={row} copied={row.copied} />}
        <TextInput
          label={t('devices.field.name')}
          description={t('devices.field.nameHow')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          maxLength={80}
          data-autofocus
          {...form.getInputProps('name')}
        />
        {row.class === 'terminal' && (
          <Select
            label={t('devices.field.store')}
            data={stores.map(({ store, fields }) => ({ value: store, label: fields.name ?? '' }))}
            allowDeselect={false}
            value={form.values.store}
            onChange={(store) => store !== null && moveTo(store)}
          />
        )}
        {row.class !== 'server' && (
          <RegisterField
            {...{ row, stores, devices, store: form.values.store }}
            value={form.values.register}
            onChange={(register) => form.setFieldValue('register', register)}
          />
        )}
        <Facts row={row} stores={stores} />
      </Stack>
    </OfficeDrawer>
  );
}

function Facts({ row, stores }: Pick<Props, 'row' | 'stores'>) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  return (
    <dl className={classes['facts']}>
      <dt>{t('devices.column.class')}</dt>
      <dd>{t(`devices.class.${row.class}`)}</dd>
      <dt>{t('devices.column.store')}</dt>
      <dd>{placeWords(t, row.store, stores)}</dd>
      <dt>{t('devices.column.fingerprint')}</dt>
      <dd className={classes['print']}>{row.fingerprint}</dd>
      {row.enrolled_at !== null && (
        <>
          <dt>{t('devices.column.since')}</dt>
          <dd>{t('devices.since', { at: formatDateTime(row.enrolled_at, zone), name: row.enrolled_by_name })}</dd>
        </>
      )}
    </dl>
  );
}
