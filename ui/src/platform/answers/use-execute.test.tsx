import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import type { Platform } from '../platform';
import { PlatformError, unreachable } from '../platform-error';
import { PlatformProvider } from '../PlatformProvider';
import { useAnswer } from './use-answer';
import { useExecute } from './use-execute';

function setUp() {
  let change: (topics: readonly string[]) => void = () => undefined;
  const execute = vi.fn<(name: string, body: unknown, id: string) => Promise<unknown>>();
  const query = vi.fn<(name: string, body: unknown) => Promise<unknown>>();
  const platform = {
    execute,
    query,
    call: vi.fn(),
    listen: (_: string, handler: typeof change) => {
      change = handler;
      return () => undefined;
    },
  } as unknown as Platform;
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PlatformProvider platform={platform}>{children}</PlatformProvider>
  );
  return { execute, query, wrapper, change: (topics: readonly string[]) => change(topics) };
}

// The contract is generated later: here names are free.
const useLooseExecute = useExecute as unknown as (name: string) => {
  mutateAsync: (body: unknown) => Promise<unknown>;
};
const useLooseAnswer = useAnswer as unknown as (name: string, body: unknown) => { data: unknown; error: unknown };

it('sends the same id again when the outcome of the first attempt is unknown', async () => {
  const { execute, wrapper } = setUp();
  execute.mockRejectedValueOnce(unreachable('cut')).mockResolvedValue('done');
  const { result } = renderHook(() => useLooseExecute('sales.submit'), { wrapper });
  await act(async () => {
    await expect(result.current.mutateAsync({ a: 1 })).rejects.toBeInstanceOf(PlatformError);
    await result.current.mutateAsync({ a: 1 });
    await result.current.mutateAsync({ a: 1 });
  });
  const ids = execute.mock.calls.map((call) => call[2]);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
});

it('asks again when one of its topics changed, and only then', async () => {
  const { query, wrapper, change } = setUp();
  query.mockResolvedValueOnce(1).mockResolvedValueOnce(2);
  const { result } = renderHook(() => useLooseAnswer('stock.levels', {}), { wrapper });
  await waitFor(() => {
    expect(result.current.data).toBe(1);
  });
  act(() => {
    change(['sales']);
  });
  expect(query).toHaveBeenCalledTimes(1);
  act(() => {
    change(['stock']);
  });
  await waitFor(() => {
    expect(result.current.data).toBe(2);
  });
});
