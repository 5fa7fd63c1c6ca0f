import { rpc } from './desk-server';
import { people } from './people';

/** What the inviting screen shows. */
export interface ShownInvitation {
  readonly address: string;
  readonly fingerprint: string;
  readonly code: string;
  /** All three, as its square code carries them. */
  readonly text: string;
}

/** Past the screens: a computer answers on this machine alone, and gives a code for one of its store's. */
export async function invite(url: string, name: string): Promise<ShownInvitation> {
  const { login, password } = people.admin;
  await rpc(url, 'shell', 'session.sign_in', { means: 'password', login, password });
  await rpc(url, 'shell', 'sync.listen', { setting: 'always', address: '127.0.0.1:0' });
  const place = (await rpc(url, 'query', 'people.current_place')) as { store: string };
  const body = { name, class: 'terminal', store: place.store };
  const { code } = (await rpc(url, 'execute', 'people.invite_device', body)) as { code: string };
  const status = (await rpc(url, 'shell', 'sync.status')) as { addresses: string[]; fingerprint: string };
  const address = status.addresses[0] ?? '';
  return { address, fingerprint: status.fingerprint, code, text: `COMPTOIR/${code}/${status.fingerprint}/${address}` };
}
