import type { KeyName } from './key-name';

const TYPING =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable="true"]';
const PRESSED_WITH_ENTER = 'button, a[href], textarea, summary, form input, [role="button"], [role="option"]';

/** A digit typed in a field is text, and Enter on a focused button presses that button: the screen keeps out of it. */
export function belongsToTarget(name: KeyName, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (name === 'Enter') return target.closest(PRESSED_WITH_ENTER) !== null;
  if (/^\d$/.test(name) || name === 'Delete' || name.startsWith('Arrow')) return target.closest(TYPING) !== null;
  return false;
}
