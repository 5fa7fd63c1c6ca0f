import type { KeyName } from '@/design/keys/key-name';
import type { TextKey } from '@/i18n';

interface HelpKey {
  readonly keys: readonly KeyName[];
  readonly text: TextKey;
}

/** In the order of a sale. */
export const helpKeys: readonly HelpKey[] = [
  { keys: ['ArrowUp', 'ArrowDown'], text: 'counter.help.move' },
  { keys: ['Enter'], text: 'counter.help.add' },
  { keys: ['F2'], text: 'counter.help.search' },
  { keys: ['ArrowRight', 'ArrowLeft'], text: 'counter.help.cart' },
  { keys: ['F5'], text: 'counter.help.quantity' },
  { keys: ['Ctrl+S'], text: 'counter.help.serials' },
  { keys: ['Delete'], text: 'counter.help.remove' },
  { keys: ['F3'], text: 'counter.help.customer' },
  { keys: ['F4'], text: 'counter.help.discount' },
  { keys: ['F6'], text: 'counter.help.park' },
  { keys: ['F7'], text: 'counter.help.recall' },
  { keys: ['F8'], text: 'counter.help.abandon' },
  { keys: ['F9'], text: 'counter.help.submit' },
  { keys: ['Ctrl+G'], text: 'counter.help.view' },
  { keys: ['Ctrl+K'], text: 'counter.help.palette' },
  { keys: ['Ctrl+1', 'Ctrl+2'], text: 'counter.help.screens' },
  { keys: ['F12'], text: 'counter.help.lock' },
];
