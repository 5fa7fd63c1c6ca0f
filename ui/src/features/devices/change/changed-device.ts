interface DeviceValues {
  readonly name: string;
  /** Empty for a computer of an office. */
  readonly store: string;
}

/** What is sent: what differs. */
export function changedDevice(before: DeviceValues, after: DeviceValues): { name?: string; store?: string } {
  const name = after.name.trim();
  return {
    ...(name === before.name ? {} : { name }),
    ...(after.store === before.store ? {} : { store: after.store }),
  };
}
