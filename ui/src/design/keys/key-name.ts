/** The keys that screens bind. F-keys and modifiers only where a scanner may type; digits and letters elsewhere. */
export type KeyName =
  | `F${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`
  | `${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | 'Escape'
  | 'Enter'
  | 'Delete'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'ArrowLeft'
  | 'ArrowRight'
  | `Ctrl+${string}`;

type KeyStroke = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const named = new Set(['Escape', 'Enter', 'Delete', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
const FUNCTION_KEY = /^F([1-9]|1[0-2])$/;

/**
 * The name of a stroke, or null. Some web views leave `code` empty and some keyboards remap `key` (F9 with Fn): either
 * is enough. With Alt, AltGr or Shift a stroke is text or the desktop's business.
 */
export function keyName(stroke: KeyStroke): KeyName | null {
  if (stroke.altKey || stroke.metaKey) return null;
  if (stroke.ctrlKey) {
    const typed = digitOf(stroke) ?? stroke.key;
    return typed.length === 1 ? `Ctrl+${typed.toUpperCase()}` : null;
  }
  const digit = digitOf(stroke);
  if (digit !== null) return digit as KeyName;
  if (stroke.shiftKey) return null;
  for (const name of [stroke.key, stroke.code]) {
    if (FUNCTION_KEY.test(name) || named.has(name)) return name as KeyName;
  }
  return stroke.code === 'NumpadEnter' ? 'Enter' : null;
}

/** The digit printed on the key, whatever the layout: on AZERTY the unshifted key 1 types "&". */
export function digitOf(stroke: Pick<KeyStroke, 'key' | 'code'>): string | null {
  if (/^\d$/.test(stroke.key)) return stroke.key;
  return /^(?:Digit|Numpad)(\d)$/.exec(stroke.code)?.[1] ?? null;
}
