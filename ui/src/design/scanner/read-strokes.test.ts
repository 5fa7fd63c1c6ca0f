import { expect, it } from 'vitest';
import { readStrokes, type Stroke } from './read-strokes';

const AZERTY_DIGITS = ['à', '&', 'é', '"', "'", '(', '-', 'è', '_', 'ç'];

/** A scanner in US mode on a computer set to French: positions right, characters wrong. */
function usOnAzerty(text: string): Stroke[] {
  const swapped: Record<string, string> = { q: 'a', a: 'q', w: 'z', z: 'w', m: ',' };
  return [...text].map((character) => {
    if (/\d/.test(character)) {
      return { key: AZERTY_DIGITS[Number(character)]!, code: `Digit${character}`, shiftKey: false };
    }
    if (character === '-') return { key: ')', code: 'Minus', shiftKey: false };
    const lower = character.toLowerCase();
    const typed = swapped[lower] ?? lower;
    const shiftKey = character !== lower;
    return { key: shiftKey ? typed.toUpperCase() : typed, code: `Key${character.toUpperCase()}`, shiftKey };
  });
}

/** Trap 8: a scanner in US mode on a French keyboard. */
it('trap 8: reads an EAN-13 that arrives as &é"', () => {
  const strokes = usOnAzerty('3760123456789');
  expect(strokes.map((stroke) => stroke.key).join('')).toContain('"');
  expect(readStrokes(strokes, 'same')).toEqual({ text: '3760123456789', layout: 'us-on-other' });
});

it('maps letters and dashes back when the digits gave the scanner away', () => {
  expect(readStrokes(usOnAzerty('RTR-AQ-42'), 'same').text).toBe('RTR-AQ-42');
});

it('remembers the disagreement for codes without digits', () => {
  const { layout } = readStrokes(usOnAzerty('A1'), 'same');
  expect(readStrokes(usOnAzerty('ZAWMQ'), layout).text).toBe('ZAWMQ');
});

it('believes a scanner set to French, which shifts its digits', () => {
  const strokes: Stroke[] = [
    { key: 'A', code: 'KeyQ', shiftKey: true },
    { key: '4', code: 'Digit4', shiftKey: true },
    { key: '-', code: 'Digit6', shiftKey: false },
  ];
  expect(readStrokes(strokes, 'same').text).toBe('A4-');
});

it('concludes nothing from the dashes of AZERTY, which are on digit keys', () => {
  const strokes: Stroke[] = [
    { key: 'A', code: 'KeyQ', shiftKey: true },
    { key: '-', code: 'Digit6', shiftKey: false },
    { key: 'B', code: 'KeyB', shiftKey: true },
  ];
  expect(readStrokes(strokes, 'same').text).toBe('A-B');
});

it('believes a US computer', () => {
  const strokes: Stroke[] = [
    { key: 'q', code: 'KeyQ', shiftKey: false },
    { key: '7', code: 'Digit7', shiftKey: false },
    { key: '9', code: 'Numpad9', shiftKey: false },
  ];
  expect(readStrokes(strokes, 'same')).toEqual({ text: 'q79', layout: 'same' });
});
