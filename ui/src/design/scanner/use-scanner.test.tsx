import { act, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useScanner } from './use-scanner';

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
});

function Counter({ onScan, name = 'recherche' }: { onScan: (text: string) => void; name?: string }) {
  const [text, setText] = useState('');
  useScanner(onScan);
  return <input aria-label={name} value={text} onChange={(event) => setText(event.target.value)} />;
}

let clock = 0;

/** Presses keys as a browser does: a character lands in the focused field unless prevented. */
function press(keys: readonly (readonly [key: string, code: string])[], gap: number) {
  const results = keys.map(([key, code]) => {
    clock += gap;
    const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: clock });
    const field = document.activeElement;
    act(() => {
      (field ?? document.body).dispatchEvent(event);
      if (!event.defaultPrevented && key.length === 1 && field instanceof HTMLInputElement) {
        field.setRangeText(key, field.value.length, field.value.length, 'end');
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    return event.defaultPrevented;
  });
  clock += 500;
  return results;
}

const AZERTY: Record<string, string> = { 1: '&', 2: 'é', 3: '"', 4: "'", 5: '(' };
const azerty = (digits: string) => [...digits].map((digit) => [AZERTY[digit]!, `Digit${digit}`] as const);
const plain = (text: string) => [...text].map((character) => [character, `Key${character.toUpperCase()}`] as const);
const ENTER = ['Enter', 'Enter'] as const;

/** Trap 8: a scan while a text field has the focus. */
it('trap 8: keeps &é"\' out of the focused field and gives the digits', () => {
  const onScan = vi.fn();
  render(<Counter onScan={onScan} />);
  const field = screen.getByRole('textbox');
  field.focus();
  press(plain('cable'), 120);
  const prevented = press([...azerty('1234512345'), ENTER], 8);
  expect(onScan).toHaveBeenCalledExactlyOnceWith('1234512345');
  expect(field).toHaveValue('cable');
  expect(prevented.at(-1)).toBe(true);
});

it('hears a scan when nothing has the focus', () => {
  const onScan = vi.fn();
  render(<Counter onScan={onScan} />);
  press([...azerty('12345'), ENTER], 8);
  expect(onScan).toHaveBeenCalledExactlyOnceWith('12345');
});

it('puts a scan together again in whose middle the computer was busy', () => {
  const onScan = vi.fn();
  render(<Counter onScan={onScan} />);
  const field = screen.getByRole('textbox');
  field.focus();
  press(plain('cable'), 120);
  press(azerty('12345'), 8);
  // Taken for a hand's meanwhile: the field has it back.
  act(() => {
    vi.advanceTimersByTime(100);
  });
  expect(field).toHaveValue('cable&é"\'(');
  clock -= 500 - 150;
  press([...azerty('12345'), ENTER], 8);
  expect(onScan).toHaveBeenCalledExactlyOnceWith('1234512345');
  expect(field).toHaveValue('cable');
});

it('loses nothing of a fast hand', () => {
  const onScan = vi.fn();
  render(<Counter onScan={onScan} />);
  const field = screen.getByRole('textbox');
  field.focus();
  press(plain('the'), 30);
  act(() => {
    vi.advanceTimersByTime(100);
  });
  expect(field).toHaveValue('the');
  press([...plain('re'), ENTER], 30);
  expect(field).toHaveValue('there');
  expect(onScan).not.toHaveBeenCalled();
});

it('repairs the field when a slow page gave characters back too early', () => {
  const onScan = vi.fn();
  render(<Counter onScan={onScan} />);
  const field = screen.getByRole('textbox');
  field.focus();
  press(azerty('12'), 8);
  act(() => {
    vi.advanceTimersByTime(100);
  });
  expect(field).toHaveValue('&é');
  // The keyboard produced the rest in time; only the page was late.
  clock -= 500;
  press([...azerty('345'), ENTER], 8);
  expect(onScan).toHaveBeenCalledExactlyOnceWith('12345');
  expect(field).toHaveValue('');
});

it('belongs to the dialog on top', () => {
  const screenHeard = vi.fn();
  const dialogHeard = vi.fn();
  render(<Counter onScan={screenHeard} />);
  const { unmount } = render(<Counter onScan={dialogHeard} name="série" />);
  press([...azerty('12345'), ENTER], 8);
  unmount();
  press([...azerty('54321'), ENTER], 8);
  expect(dialogHeard).toHaveBeenCalledExactlyOnceWith('12345');
  expect(screenHeard).toHaveBeenCalledExactlyOnceWith('54321');
});
