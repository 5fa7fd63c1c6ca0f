import { expect, it } from 'vitest';
import { digitOf, keyName } from './key-name';

const stroke = (parts: Partial<KeyboardEvent>) => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...parts,
});

it.each([
  [{ key: 'F9', code: 'F9' }, 'F9'],
  [{ key: 'F9', code: '' }, 'F9'],
  [{ key: 'Unidentified', code: 'F10' }, 'F10'],
  [{ key: '&', code: 'Digit1' }, '1'],
  [{ key: '1', code: 'Digit1', shiftKey: true }, '1'],
  [{ key: '7', code: 'Numpad7' }, '7'],
  [{ key: 'k', code: 'KeyK', ctrlKey: true }, 'Ctrl+K'],
  [{ key: 'Enter', code: 'NumpadEnter' }, 'Enter'],
  [{ key: 'Escape', code: 'Escape' }, 'Escape'],
])('%j is %s', (parts, name) => expect(keyName(stroke(parts))).toBe(name));

it.each([
  { key: 'a', code: 'KeyA' },
  { key: 'F4', code: 'F4', altKey: true },
  { key: 'F9', code: 'F9', shiftKey: true },
  { key: 'Control', code: 'ControlLeft', ctrlKey: true },
  { key: 'F13', code: 'F13' },
])('%j is nobody’s', (parts) => expect(keyName(stroke(parts))).toBeNull());

it('reads digits of a French keyboard', () => {
  expect(['&', 'é', '"', "'"].map((key, index) => digitOf({ key, code: `Digit${index + 1}` }))).toEqual([
    '1',
    '2',
    '3',
    '4',
  ]);
});
