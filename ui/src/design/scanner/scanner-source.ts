import { Burst, GAP_MS_MAX, type BurstOutcome } from './burst';
import { FieldGuard } from './field-guard';
import { readStrokes, type Layout } from './read-strokes';

export type OnScan = (text: string) => void;

/** The latest screen or dialog that listens has the scanner. */
const listeners: OnScan[] = [];
const LEARNT = 'comptoir.scanner-layout';

let burst = new Burst();
let guard = new FieldGuard();
let giveBackTimer: ReturnType<typeof setTimeout> | undefined;

export function listenToScanner(onScan: OnScan): () => void {
  if (listeners.length === 0) window.addEventListener('keydown', onKeyDown, { capture: true });
  listeners.push(onScan);
  return () => {
    listeners.splice(listeners.indexOf(onScan), 1);
    if (listeners.length > 0) return;
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    clearTimeout(giveBackTimer);
    burst = new Burst();
    guard = new FieldGuard();
  };
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.repeat) return;
  const { key, code, shiftKey, timeStamp: at } = event;
  const outcome = burst.read({ key, code, shiftKey, at });
  if (outcome) settle(outcome, event);
}

function settle(outcome: BurstOutcome, event: KeyboardEvent): void {
  clearTimeout(giveBackTimer);
  switch (outcome.kind) {
    case 'begins':
      guard.giveBack();
      guard.remember();
      break;
    case 'continues':
      keepFromField(event);
      guard.hold(event.key);
      // A slow page may run this before the next key of a scan: `undo` repairs that as well.
      giveBackTimer = setTimeout(() => guard.giveBack(), GAP_MS_MAX + 10);
      break;
    case 'scanned': {
      keepFromField(event);
      guard.undo();
      const { text, layout } = readStrokes(outcome.strokes, learntLayout());
      localStorage.setItem(LEARNT, layout);
      listeners.at(-1)?.(text);
      break;
    }
    case 'ended':
      guard.giveBack();
      break;
  }
}

function keepFromField(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** How the scanner and this keyboard get along, as the last scan with a digit showed. */
export function learntLayout(): Layout {
  return localStorage.getItem(LEARNT) === 'us-on-other' ? 'us-on-other' : 'same';
}
