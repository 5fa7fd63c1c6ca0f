import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { renderInTheme } from '@/design/test-render';
import { OpeningScreen } from './OpeningScreen';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('says how far the opening is, and looks again by itself', () => {
  const onLookAgain = vi.fn();
  renderInTheme(<OpeningScreen percent={42} onLookAgain={onLookAgain} />);
  expect(screen.getByRole('status')).toHaveTextContent('42');
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '42');
  act(() => void vi.advanceTimersByTime(3_000));
  expect(onLookAgain).toHaveBeenCalledTimes(3);
});

it('promises no share of what is not counted', () => {
  renderInTheme(<OpeningScreen percent={undefined} onLookAgain={() => undefined} />);
  expect(screen.getByRole('heading', { level: 1 })).toBeInTheDocument();
  expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
});
