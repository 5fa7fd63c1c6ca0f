import { useCallback, useEffect, useMemo } from 'react';
import { KeyLayer, mount, type KeyBindings, type KeyScope } from './key-layers';
import type { KeyName } from './key-name';

/**
 * Binds keys while the component is mounted: `useKeys({ F2: focusSearch, Escape: goBack })`.
 * The component mounted last wins. In a dialog pass 'dialog'; the screen below is silent meanwhile.
 * Returns what presses a key, for the button that bears its name.
 */
export function useKeys(bindings: KeyBindings, scope: KeyScope = 'screen'): (name: KeyName) => void {
  const layer = useMemo(() => new KeyLayer(scope), [scope]);
  useEffect(() => mount(layer), [layer]);
  // After each render: an action sees the state that is on the screen.
  useEffect(() => {
    layer.bindings = bindings;
  });
  return useCallback((name: KeyName) => layer.press(name), [layer]);
}
