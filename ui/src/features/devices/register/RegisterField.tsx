import { Select, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DeviceRow } from '@/bindings/DeviceRow';
import type { StoreRow } from '@/bindings/StoreRow';
import classes from '../devices.module.css';
import { othersAt, registerChoices } from './register-choices';

interface Props {
  readonly row: DeviceRow;
  /** The one that is chosen for it; empty for a computer of an office. */
  readonly store: string;
  readonly stores: readonly StoreRow[];
  readonly devices: readonly DeviceRow[];
  /** Empty for none. */
  readonly value: string;
  readonly onChange: (register: string) => void;
}

/** At which register a computer is to stand. A server stands at none. */
export function RegisterField({ row, store, stores, devices, value, onChange }: Props) {
  const { t } = useTranslation();
  const choices = registerChoices(row, store, stores);
  const others = value === '' ? [] : othersAt(value, row, devices);
  return (
    <Stack gap={8}>
      <Select
        label={t('devices.register.label')}
        description={t(choices.length === 0 ? 'devices.register.none' : 'devices.register.how')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={t('devices.register.unset')}
        data={choices}
        disabled={choices.length === 0}
        allowDeselect={false}
        value={value === '' ? null : value}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
      {others.length > 0 && (
        <p className={classes['taken']}>
          <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
          {t('station.takenHow', { name: others.join(', ') })}
        </p>
      )}
    </Stack>
  );
}
