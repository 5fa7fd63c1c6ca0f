import { rpc } from '../kit/desk-server';
import { fakeAnswer } from '../kit/fake-answer';
import type { Gallery } from '../kit/gallery';
import { people } from '../kit/people';
import type { Desk } from '../kit/story';

/** The computers of the business: one is invited by keyboard, another is shut out. */
export async function showDevices(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  const rows = page.locator('tbody tr');
  await desk.signIn('admin', '/devices');
  await rows.first().waitFor();
  // On this computer alone, at a port that is free: other tests serve their shops at the same time.
  await rpc(desk.url, 'shell', 'sync.listen', { setting: 'always', address: '127.0.0.1:0' });
  await gallery.show('24-devices', rows.first());
  await desk.press('F9');
  await page.getByLabel(say('devices.field.name')).waitFor();
  await desk.write('Comptoir 3');
  await gallery.show('24a-device-invite', say('devices.invite.title'));
  await desk.press('F9');
  await page.getByRole('group', { name: say('devices.code.label') }).waitFor();
  await gallery.show('24b-device-code', page.getByText(/127\.0\.0\.1:\d+/));
  await desk.press('Escape');
  await gallery.show('24c-devices-invited', say('devices.invitations.title'));
  await rows
    .filter({ hasNotText: say('devices.here') })
    .filter({ hasText: say('devices.admitted') })
    .first()
    .click();
  await gallery.show('24d-device', page.getByRole('dialog'));
  await page.getByRole('button', { name: say('devices.revoke.open') }).click();
  await gallery.show('24e-device-shut-out', say('devices.revoke.forever'));
  await page.getByLabel(say('devices.revoke.reason')).fill('Vendu');
  await desk.press('F9');
  await gallery.show('24f-devices-shut-out', say('devices.revoked'));
  await desk.signIn('seller', '/devices');
  await gallery.show('24g-devices-forbidden', page.getByText(people.seller.name));
}

const MINUTE_MS = 60_000;

/** How this computer exchanges with the others: alone, serving its shop, and with a server that went away. */
export async function showSync(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  await desk.signIn('admin', '/sync');
  await gallery.show('25-sync-alone', say('sync.peers.none'));
  await rpc(desk.url, 'shell', 'sync.listen', { setting: 'always', address: '127.0.0.1:0' });
  await gallery.show('25a-sync-serving', say('surroundings.lanNone'));
  const peer = {
    ...{ address: 'comptoir.example:4433', role: 'server', fingerprint: '4K7N-0QXE-93TB-HFZ2', device: null },
    ...{ is_even: false, is_listening: false, skew_ms: 5 * MINUTE_MS, confirmed_seq: 7, failures: 3 },
    ...{ trouble: 'unreachable', declined: null, refuses: [], refused: [], unsent: 3, to_come: 0, holds: null },
  };
  const away = { ...peer, last_contact: Date.now() - 12 * MINUTE_MS };
  const relay = {
    ...peer,
    ...{ address: '192.168.1.20:4433', role: 'relay', fingerprint: '8B2Q-77HA-0C3D-E5RT', last_contact: Date.now() },
    ...{ is_even: true, skew_ms: 0, trouble: null, unsent: 0 },
  };
  await fakeAnswer(page, 'shell', 'sync.status', (answer) => ({ ...answer, peers: [away, relay] }));
  await page.reload();
  await gallery.show('25b-sync-peers', say('sync.trouble.unreachable'));
  await page.unrouteAll({ behavior: 'wait' });
  await showSetAside(desk, gallery);
  await showAssigned(desk, gallery, [away, relay]);
}

/** What a stranger sent, and what somebody changed who passed on the acts of a computer that is known. */
async function showSetAside({ page, say }: Desk, gallery: Gallery): Promise<void> {
  const stranger = { author: crypto.randomUUID(), author_name: null, fingerprint: '7TTQ-0C3D-93TB-E5RT', events: 3 };
  const changed = {
    author: crypto.randomUUID(),
    author_name: 'Caisse 2',
    fingerprint: '8B2Q-77HA-0C3D-E5RT',
    events: 1,
  };
  const runs = [
    { ...stranger, why: 'not_enrolled', first_at: Date.now() - 12 * MINUTE_MS },
    { ...changed, why: 'bad_signature', first_at: Date.now() - 50 * MINUTE_MS },
  ];
  await fakeAnswer(page, 'query', 'people.quarantined_runs', () => ({ runs }));
  await page.reload();
  const panel = page.getByRole('region', { name: say('sync.quarantine.title') });
  await panel.scrollIntoViewIfNeeded();
  await gallery.show('25c-sync-set-aside', panel);
  await page.unrouteAll({ behavior: 'wait' });
}

/** This computer is to stand at another register, while the bar has much else to say. */
async function showAssigned(desk: Desk, gallery: Gallery, peers: readonly object[]): Promise<void> {
  const { page, say } = desk;
  const assigned = { register: crypto.randomUUID(), code: 'C2', name: 'Caisse 2' };
  await fakeAnswer(page, 'query', 'people.current_place', (place) => ({ ...place, assigned }));
  await desk.signIn('admin', '/counter');
  await fakeAnswer(page, 'shell', 'sync.status', (answer) => ({ ...answer, peers }));
  await page.reload();
  const assignment = page.getByRole('link', { name: say('surroundings.assigned', { code: 'C2' }) });
  await gallery.show('25e-bar-full', assignment);
  await assignment.click();
  await gallery.show('25d-register-assigned', say('settings.register.assigned.how'));
  await page.unrouteAll({ behavior: 'wait' });
}
