import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layOutContactSheet } from './contact-sheet';
import { rpc, startDeskServer } from './desk-server';

/** The demonstration is made once; each test works on a copy of its folder. */
export default async function foundDemonstration(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'comptoir-demonstration-'));
  const server = await startDeskServer(folder);
  await rpc(server.url, 'shell', 'device.create_demonstration');
  await server.stop();
  process.env['COMPTOIR_DEMONSTRATION'] = folder;
  return async () => {
    await rm(folder, { recursive: true, force: true });
    await layOutContactSheet();
  };
}
