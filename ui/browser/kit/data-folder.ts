import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data folder of one test. */
export interface DataFolder {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

export async function emptyFolder(): Promise<DataFolder> {
  const path = await mkdtemp(join(tmpdir(), 'comptoir-browser-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** The demonstration, made once for all tests. */
export async function copyOfDemonstration(): Promise<DataFolder> {
  const folder = await emptyFolder();
  const demonstration = process.env['COMPTOIR_DEMONSTRATION'];
  if (demonstration !== undefined) await cp(demonstration, folder.path, { recursive: true });
  return folder;
}
