/**
 * What a US keyboard types at each position, unshifted and shifted. Scanners leave the factory in that mode, and send
 * positions: on a French keyboard "1" arrives as "&" and "Q" as "a".
 */
const symbols: Readonly<Record<string, readonly [string, string]>> = {
  Digit1: ['1', '!'],
  Digit2: ['2', '@'],
  Digit3: ['3', '#'],
  Digit4: ['4', '$'],
  Digit5: ['5', '%'],
  Digit6: ['6', '^'],
  Digit7: ['7', '&'],
  Digit8: ['8', '*'],
  Digit9: ['9', '('],
  Digit0: ['0', ')'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
};

/** The character at a position of a US keyboard, or null for a key that types nothing. */
export function usCharacter(code: string, isShifted: boolean): string | null {
  const pair = symbols[code];
  if (pair) return pair[isShifted ? 1 : 0];
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return isShifted ? letter : letter.toLowerCase();
  return /^Numpad(\d)$/.exec(code)?.[1] ?? null;
}
