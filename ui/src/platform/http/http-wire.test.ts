import { afterEach, expect, it, vi } from 'vitest';
import { createPlatform } from '../create-platform';
import type { Platform } from '../platform';
import { UNREACHABLE } from '../platform-error';
import { httpWire } from './http-wire';

/** The contract is generated later: here names are free. */
type Loose = Record<'query' | 'call', (name: string, body: unknown) => Promise<unknown>> & {
  execute: (name: string, body: unknown, id: string) => Promise<unknown>;
  listen: Platform['listen'];
};
const platform = createPlatform(httpWire()) as unknown as Loose;

afterEach(() => {
  vi.unstubAllGlobals();
});

function answerWith(status: number, body: string) {
  const fetch = vi.fn<(address: string, init: RequestInit) => Promise<Response>>(() =>
    Promise.resolve(new Response(body, { status })),
  );
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

it('posts a command with its id and returns the answer', async () => {
  const fetch = answerWith(200, '{"number":"A-1"}');
  await expect(platform.execute('sales.submit', { lines: [] }, 'id-1')).resolves.toEqual({ number: 'A-1' });
  const [address, init] = fetch.mock.calls[0]!;
  expect(address).toBe('/rpc/execute');
  expect(JSON.parse(init.body as string)).toEqual({ commandId: 'id-1', name: 'sales.submit', body: { lines: [] } });
});

it('turns a refusal into a PlatformError', async () => {
  answerWith(409, '{"code":"till.closed","params":{"register":"1"},"incident":null}');
  await expect(platform.call('x', {})).rejects.toMatchObject({ code: 'till.closed', params: { register: '1' } });
});

it('says unreachable when nobody answers, or somebody else does', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  await expect(platform.query('x', {})).rejects.toMatchObject({ code: UNREACHABLE });
  answerWith(502, '<html>');
  await expect(platform.query('x', {})).rejects.toMatchObject({ code: UNREACHABLE });
});

it('after a cut, says that everything may have changed', () => {
  const opened: { onmessage?: (e: object) => void; onerror?: () => void; onopen?: () => void }[] = [];
  vi.stubGlobal(
    'EventSource',
    class {
      constructor() {
        opened.push(this as (typeof opened)[number]);
      }
      close() {}
    },
  );
  const heard: (readonly string[])[] = [];
  platform.listen('changed', (topics) => heard.push(topics));
  const source = opened[0]!;
  source.onopen?.();
  source.onmessage?.({ data: '["sales"]' });
  source.onerror?.();
  source.onopen?.();
  expect(heard).toEqual([['sales'], ['*']]);
});
