import { unreachable } from '../platform-error';
import type { Wire } from '../wire';

/** The same three calls on the page's own origin, for the server's browser pages and for the browser tests. */
export function httpWire(): Wire {
  return {
    execute: (commandId, name, body) => post('execute', { commandId, name, body }),
    query: (name, body) => post('query', { name, body }),
    shell: (name, body) => post('shell', { name, body }),
    listen: listenToEvents,
  };
}

async function post(verb: 'execute' | 'query' | 'shell', message: unknown): Promise<unknown> {
  const response = await fetch(`/rpc/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(message),
  }).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  // A proxy that answers for a dead server speaks HTML: that is silence too.
  const answer: unknown = await response.json().catch((cause: unknown) => {
    throw unreachable(cause);
  });
  if (!response.ok) throw answer;
  return answer;
}

function listenToEvents(signal: string, handler: (payload: unknown) => void): () => void {
  const source = new EventSource(`/rpc/${signal}`);
  let wasCut = false;
  source.onmessage = (event: MessageEvent<string>) => {
    handler(JSON.parse(event.data));
  };
  source.onerror = () => {
    wasCut = true;
  };
  source.onopen = () => {
    // What changed while the line was cut was not heard: everything may have.
    if (wasCut) handler(['*']);
    wasCut = false;
  };
  return () => {
    source.close();
  };
}
