export interface DeviceValues {
  readonly name: string;
  /** Empty for a computer of an office. */
  readonly store: string;
  /** Empty for none. */
  readonly register: string;
}

type Described = Pick<DeviceValues, 'name' | 'store'>;

/** What is sent: what differs. */
export function changedDevice(before: Described, after: Described): { name?: string; store?: string } {
  const name = after.name.trim();
  return {
    ...(name === before.name ? {} : { name }),
    ...(after.store === before.store ? {} : { store: after.store }),
  };
}
