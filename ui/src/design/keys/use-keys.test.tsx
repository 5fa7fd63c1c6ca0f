import { render, renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { blockBrowserKeys } from './block-browser-keys';
import { useKeys } from './use-keys';

function press(key: string, on: EventTarget = document.body, init: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...init });
  on.dispatchEvent(event);
  return event;
}

it('acts once, even when the key is held', () => {
  const pay = vi.fn();
  renderHook(() => useKeys({ F9: pay }));
  expect(press('F9').defaultPrevented).toBe(true);
  expect(press('F9', document.body, { repeat: true }).defaultPrevented).toBe(true);
  expect(pay).toHaveBeenCalledTimes(1);
});

it('stays silent until a promised action is over, also across renders', async () => {
  const ends: (() => void)[] = [];
  const pay = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  const { rerender } = renderHook(() => useKeys({ F9: () => pay() }));
  press('F9');
  rerender();
  press('F9');
  expect(pay).toHaveBeenCalledTimes(1);
  ends[0]!();
  await Promise.resolve();
  await Promise.resolve();
  press('F9');
  expect(pay).toHaveBeenCalledTimes(2);
});

it('frees the key when the action fails', async () => {
  const pay = vi.fn(() => Promise.reject(new Error('refused')));
  renderHook(() => useKeys({ F9: pay }));
  press('F9');
  await Promise.resolve();
  await Promise.resolve();
  press('F9');
  expect(pay).toHaveBeenCalledTimes(2);
});

it('gives the key to the component mounted last, and back', () => {
  const screen = vi.fn();
  const panel = vi.fn();
  renderHook(() => useKeys({ F9: screen }));
  const { unmount } = renderHook(() => useKeys({ F9: panel }));
  press('F9');
  unmount();
  press('F9');
  expect([panel.mock.calls.length, screen.mock.calls.length]).toEqual([1, 1]);
});

it('leaves the screen alone while a dialog is open', () => {
  const screen = vi.fn();
  const dialog = vi.fn();
  renderHook(() => useKeys({ F9: screen, F2: screen }));
  render(<div role="dialog" aria-modal="true" />);
  press('F9');
  renderHook(() => useKeys({ F9: dialog }, 'dialog'));
  press('F9');
  press('F2');
  expect([screen.mock.calls.length, dialog.mock.calls.length]).toEqual([0, 1]);
});

it('lets fields and buttons have what is theirs', () => {
  const act = vi.fn();
  renderHook(() => useKeys({ '1': act, Enter: act, F9: act }));
  const { container } = render(
    <>
      <input />
      <button type="button" />
    </>,
  );
  press('1', container.querySelector('input')!);
  press('Enter', container.querySelector('button')!);
  expect(act).not.toHaveBeenCalled();
  press('F9', container.querySelector('input')!);
  press('1');
  expect(act).toHaveBeenCalledTimes(2);
});

it('takes the browser’s keys away from it and still acts on them', () => {
  const unblock = blockBrowserKeys();
  const help = vi.fn();
  renderHook(() => useKeys({ F1: help }));
  expect(press('F1').defaultPrevented).toBe(true);
  expect(press('F5').defaultPrevented).toBe(true);
  expect(press('F2').defaultPrevented).toBe(false);
  expect(help).toHaveBeenCalledTimes(1);
  unblock();
});
