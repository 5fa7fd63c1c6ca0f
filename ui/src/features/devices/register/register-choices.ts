import type { DeviceRow } from '@/bindings/DeviceRow';
import type { RegisterRow } from '@/bindings/RegisterRow';
import type { StoreRow } from '@/bindings/StoreRow';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ChoiceGroup {
  readonly group: string;
  readonly items: Choice[];
}

/** At which registers a computer may stand: those of its store, or of all where it serves every store. */
export function registerChoices(
  { class: use }: DeviceRow,
  store: string,
  stores: readonly StoreRow[],
): (Choice | ChoiceGroup)[] {
  if (use === 'terminal') return registersOf(store, stores).map(choice);
  const groups = stores.map(({ fields, registers }) => ({ group: fields.name ?? '', items: registers.map(choice) }));
  return groups.filter(({ items }) => items.length > 0);
}

/** The register after a computer was given another store: one that is not of that store is none. */
export function registerIn(store: string, wished: readonly string[], stores: readonly StoreRow[]): string {
  const registers = registersOf(store, stores);
  return wished.find((register) => registers.some((one) => one.register === register)) ?? '';
}

/** The names of the other computers at a register: two at one may give the same number to two sales. */
export function othersAt(register: string, row: DeviceRow, devices: readonly DeviceRow[]): readonly string[] {
  const others = devices.filter(({ device, is_revoked: isRevoked }) => device !== row.device && !isRevoked);
  return others.filter((other) => other.register === register).map(({ name }) => name);
}

function registersOf(store: string, stores: readonly StoreRow[]): readonly RegisterRow[] {
  return stores.find((row) => row.store === store)?.registers ?? [];
}

function choice({ register, code, name }: RegisterRow): Choice {
  return { value: register, label: `${code} · ${name}` };
}
