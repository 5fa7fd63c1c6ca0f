import { useSyncExternalStore } from 'react';
import type { LegendKey } from './Legend';

/** A key of the screen that is shown, ready to be pressed from elsewhere: the palette. */
export interface ShownKey extends LegendKey {
  readonly press: () => void;
}

let shown: readonly ShownKey[] = [];
const listeners = new Set<() => void>();

export function showKeys(keys: readonly ShownKey[]): void {
  shown = keys;
  for (const listener of listeners) listener();
}

export function useShownKeys(): readonly ShownKey[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}
