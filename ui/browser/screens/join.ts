import { rpc, startDeskServer } from '../kit/desk-server';
import { copyOfDemonstration } from '../kit/data-folder';
import { fakeAnswer } from '../kit/fake-answer';
import type { Gallery } from '../kit/gallery';
import { invite } from '../kit/invite';
import { people } from '../kit/people';
import type { Desk } from '../kit/story';
import { fillPassphrase } from './gate';

/** Far more than a demonstration has: as a shop's history looks on its way. */
const TOTAL = 48_210;
const RECEIVED = 12_400;
/** Long enough for a history of three months to come, with other tests at work. */
const ARRIVAL_MS_MAX = 60_000;

/** A new computer joins a business: what is asked, what is refused, what comes, and where it is to stand. */
export async function showJoin(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  const folder = await copyOfDemonstration();
  const inviting = await startDeskServer(folder.path);
  try {
    const invitation = await invite(inviting.url, 'Comptoir 3');
    const field = (name: 'code' | 'address' | 'fingerprint') => page.getByLabel(say(`join.field.${name}`));
    await desk.open();
    await page.getByText(say('firstRun.title')).waitFor();
    await desk.press('3');
    await gallery.show('01j-join', say('join.how'));
    await field('code').fill(invitation.code);
    await field('fingerprint').fill(invitation.fingerprint);
    await field('address').fill('127.0.0.1:1');
    await desk.press('Enter');
    await gallery.show('01k-join-passphrase', say('newBusiness.passphrase.how'));
    await fillPassphrase(page);
    await desk.press('Enter');
    await gallery.show('01l-join-refused', say('errors.sync.unreachable.what'));

    // The whole text, as pasted from the code's square: it fills in all three.
    await field('code').fill(invitation.text);
    await desk.press('Enter');
    await page.getByRole('button', { name: say('join.done.act') }).waitFor({ timeout: ARRIVAL_MS_MAX });
    await gallery.show('01q-joined', page.getByRole('button', { name: say('join.done.act') }));
    await showArrival(desk, gallery);
    await showStation(desk, gallery);
  } finally {
    await inviting.stop();
    await folder.remove();
  }
}

/** The history on its way: too quick for a picture here, so that its numbers are made up. */
async function showArrival(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  const peer = {
    ...{ address: '192.168.1.20:4433', role: 'relay', fingerprint: '4K7N-0QXE-93TB-HFZ2', device: null },
    ...{ is_even: false, is_listening: false, skew_ms: 0, confirmed_seq: null, failures: 0, last_contact: Date.now() },
    ...{ trouble: null, declined: null, refuses: [], refused: [], holds: TOTAL },
  };
  const joined = { organisation: '', organisation_name: 'Alpha', device: '', name: 'Comptoir 3', class: 'terminal' };
  const progress = { joined: { ...joined, store: null }, received: RECEIVED, total: TOTAL, is_stopped: false, peer };
  const states = {
    '01m-joining': [{ ...progress, failure: null }, say('join.comes.under')],
    '01n-joining-away': [
      { ...progress, peer: { ...peer, trouble: 'unreachable' }, failure: null },
      say('sync.trouble.unreachable'),
    ],
    '01o-joining-stopped': [{ ...progress, is_stopped: true, peer: null, failure: null }, say('join.comes.stopped')],
  } as const;
  for (const [name, [answer, text]] of Object.entries(states)) {
    await fakeAnswer(page, 'shell', 'device.start', (start) => ({ ...start, state: 'joining' }));
    await fakeAnswer(page, 'shell', 'device.join_progress', () => answer);
    await page.goto('about:blank');
    await desk.open();
    await gallery.show(name, text);
    if (name === '01o-joining-stopped') {
      await page.getByRole('button', { name: say('join.comes.giveUp') }).click();
      await gallery.show('01p-join-give-up', say('join.giveUp.what'));
    }
    await page.unrouteAll({ behavior: 'wait' });
  }
}

/** Whoever works there first says at which register it stands. */
async function showStation(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  await desk.signIn('admin', '/counter');
  const cards = page.getByRole('radio');
  await cards.first().waitFor();
  await gallery.show('01r-station', say('station.how'));
  await page
    .getByRole('radio')
    .filter({ hasText: new RegExp(say('station.taken', { name: '' }).trim()) })
    .first()
    .click();
  await gallery.show('01s-station-taken', page.getByText(/^.*C1.*$/).first());
  await page.getByRole('button', { name: say('station.add') }).click();
  await page.getByLabel(say('peopleOffice.stores.field.registerName')).fill('Caisse du fond');
  await gallery.show('01t-station-new', say('station.make'));
  await desk.press('Enter');
  await page.getByRole('radio', { name: /Caisse du fond/ }).waitFor();
  await desk.press('F9');
  await gallery.show('01u-station-chosen', page.getByText(people.admin.name));
  await rpc(desk.url, 'shell', 'session.lock');
}
