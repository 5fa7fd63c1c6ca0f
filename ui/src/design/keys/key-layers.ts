import { isBrowserKey } from './block-browser-keys';
import { keyName, type KeyName } from './key-name';
import { belongsToTarget } from './key-target';

/** What a key does. A promise keeps the key silent until it settles: a payment is not validated twice. */
export type KeyAction = () => unknown;
export type KeyBindings = Partial<Record<KeyName, KeyAction>>;

/** `screen` is silent while a dialog is open; `dialog` is not. */
export type KeyScope = 'screen' | 'dialog';

/** The bindings of one mounted component. */
export class KeyLayer {
  readonly #busy = new Set<KeyName>();
  bindings: KeyBindings = {};

  constructor(readonly scope: KeyScope) {}

  /** Does what the key does, unless it is still doing it. The legend's buttons come here too. */
  press(name: KeyName): void {
    if (this.#busy.has(name)) return;
    const outcome = this.bindings[name]?.();
    if (!(outcome instanceof Promise)) return;
    this.#busy.add(name);
    const free = () => this.#busy.delete(name);
    // The error itself is shown by whoever made the promise.
    outcome.then(free, free);
  }
}

/** Mounted layers, the latest last: the first from the end that binds a key has it. */
const layers: KeyLayer[] = [];

/** At the beginning of the stroke: Escape has taken the dialog away by the time that it comes here. */
let dialogWasOpen = false;

export function mount(layer: KeyLayer): () => void {
  if (layers.length === 0) {
    window.addEventListener('keydown', lookForDialog, { capture: true });
    window.addEventListener('keydown', onKeyDown);
  }
  layers.push(layer);
  return () => {
    layers.splice(layers.indexOf(layer), 1);
    if (layers.length > 0) return;
    window.removeEventListener('keydown', lookForDialog, { capture: true });
    window.removeEventListener('keydown', onKeyDown);
  };
}

function lookForDialog(): void {
  dialogWasOpen = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing) return;
  const name = keyName(event);
  if (!name || belongsToTarget(name, event.target)) return;
  // Prevented by somebody else means taken; browser keys are prevented for everybody (blockBrowserKeys).
  if (event.defaultPrevented && !isBrowserKey(name)) return;
  const layer = layerOf(name);
  if (!layer) return;
  event.preventDefault();
  // Held down: it was heard once.
  if (!event.repeat) layer.press(name);
}

function layerOf(name: KeyName): KeyLayer | undefined {
  return layers.findLast((layer) => (!dialogWasOpen || layer.scope === 'dialog') && layer.bindings[name]);
}
