import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Wire } from '../wire';

export function tauriWire(): Wire {
  return {
    execute: (commandId, name, body) => invoke('execute', { commandId, name, body }),
    query: (name, body) => invoke('query', { name, body }),
    shell: (name, body) => invoke('shell', { name, body }),
    listen: (signal, handler) => {
      const unlisten = listen(signal, (event) => {
        handler(event.payload);
      });
      return () => void unlisten.then((stop) => stop());
    },
    chooseFile: (wanted) => invoke('choose_file', { wanted }),
  };
}
