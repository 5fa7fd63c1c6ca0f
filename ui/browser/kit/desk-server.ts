import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const program = process.env['COMPTOIR_DESK_SERVER'] ?? `${root}target/debug/desk_server`;
const STOP_MS_MAX = 5_000;

/** The desk of one test: its own process, port and data folder. */
export interface DeskServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export async function startDeskServer(data: string): Promise<DeskServer> {
  if (!existsSync(program)) throw new Error(`${program} is not there: cargo build --workspace makes it`);
  const server = spawn(program, ['--data', data, '--port', '0', '--ui', `${root}ui/dist`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    server.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    void ended.then(() => reject(new Error(`the desk server has ended: ${said}`)));
  });
  await untilOpen(url);
  return {
    url,
    stop: async () => {
      server.kill();
      const insist = setTimeout(() => server.kill('SIGKILL'), STOP_MS_MAX);
      await ended;
      clearTimeout(insist);
    },
  };
}

/** It is there before its data are open; each answer waits a little for that. */
async function untilOpen(url: string): Promise<void> {
  const { state } = (await rpc(url, 'shell', 'device.start')) as { readonly state: string };
  if (state === 'opening') await untilOpen(url);
}

/** One call of a shell verb, a query or a command, past the screens. */
export async function rpc(url: string, door: 'execute' | 'query' | 'shell', name: string, body: unknown = {}) {
  const response = await fetch(`${url}/rpc/${door}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, body }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer;
}
