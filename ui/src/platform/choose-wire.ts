import type { Wire } from './wire';

/** In the desktop window Tauri injects its internals before any script; a browser has none. */
export async function chooseWire(): Promise<Wire> {
  if ('__TAURI_INTERNALS__' in window) {
    const { tauriWire } = await import('./tauri/tauri-wire');
    return tauriWire();
  }
  const { httpWire } = await import('./http/http-wire');
  return httpWire();
}
