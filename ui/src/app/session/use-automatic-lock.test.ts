import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useAutomaticLock } from './use-automatic-lock';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

it('locks after ten minutes without a sign of life', () => {
  const lock = vi.fn();
  renderHook(() => useAutomaticLock(lock));
  vi.advanceTimersByTime(9 * 60_000);
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
  vi.advanceTimersByTime(9 * 60_000);
  expect(lock).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(lock).toHaveBeenCalledTimes(1);
});

it('never locks where the computer is set so', () => {
  localStorage.setItem('comptoir.lock-after', '0');
  const lock = vi.fn();
  renderHook(() => useAutomaticLock(lock));
  vi.advanceTimersByTime(24 * 60 * 60_000);
  expect(lock).not.toHaveBeenCalled();
});
