import type { DeviceRow } from '@/bindings/DeviceRow';
import { useExecute } from '@/platform';
import { changedDevice, type DeviceValues } from './changed-device';

/**
 * Saves what differs: the name and the store, then the register, which must be of the store that the computer has by then. What the second
 * refuses leaves the first saved.
 */
export function useSaveDevice(row: DeviceRow, onSaved: () => void) {
  const change = useExecute('people.change_device');
  const assign = useExecute('people.assign_register');
  const { device } = row;
  return { save, error: change.error ?? assign.error };

  function save(values: DeviceValues): void {
    if (change.isPending || assign.isPending) return;
    change.reset();
    assign.reset();
    const changed = changedDevice({ name: row.name, store: row.store ?? '' }, values);
    if (Object.keys(changed).length === 0) saveRegister(values);
    else change.mutate({ device, ...changed }, { onSuccess: () => saveRegister(values) });
  }

  function saveRegister({ register }: DeviceValues): void {
    if (register === '' || register === row.register) onSaved();
    else assign.mutate({ device, register }, { onSuccess: onSaved });
  }
}
