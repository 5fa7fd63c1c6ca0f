import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { renderInTheme } from '@/design/test-render';
import { PlatformProvider, type Platform } from '@/platform';
import { PassphraseScreen } from './PassphraseScreen';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('looks how far the opening is while it takes long, and only then', async () => {
  const call = vi.fn(() => new Promise(() => undefined));
  const platform = { query: vi.fn(), call, execute: vi.fn(), listen: () => () => undefined } as unknown as Platform;
  const onOpened = vi.fn();
  renderInTheme(
    <PlatformProvider platform={platform}>
      <PassphraseScreen onOpened={onOpened} />
    </PlatformProvider>,
  );
  await act(() => vi.advanceTimersByTimeAsync(5_000));
  expect(onOpened).not.toHaveBeenCalled();
  fireEvent.change(screen.getByLabelText('Phrase secrète'), { target: { value: 'quatre mots qui parlent' } });
  fireEvent.click(screen.getByRole('button', { name: /Ouvrir/u }));
  await act(() => vi.advanceTimersByTimeAsync(2_500));
  expect(call).toHaveBeenCalledWith('device.unlock', { passphrase: 'quatre mots qui parlent' });
  expect(onOpened).toHaveBeenCalled();
});
