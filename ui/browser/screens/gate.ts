import type { Page } from '@playwright/test';
import { fakeAnswer } from '../kit/fake-answer';
import type { Gallery } from '../kit/gallery';
import type { Desk } from '../kit/story';

const QUARANTINED = 'C:\\Users\\Aminata\\Comptoir\\comptoir-2026-11-20.damaged';

export async function showFirstRun(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  await desk.open();
  await gallery.show('01-first-run', say('firstRun.title'));
  await desk.press('2');
  await gallery.show('01b-new-business', say('newBusiness.business.why'));
  await desk.write('Alpha');
  await desk.press('Enter');
  await gallery.show('01c-new-store', say('newBusiness.store.why'));
  await page.getByLabel(say('newBusiness.store.name')).fill('Akwa');
  await desk.press('Enter');
  await gallery.show('01d-new-person', say('newBusiness.person.why'));
}

/** From the last of its questions to the first screen of its own; answers its recovery code. */
export async function foundBusiness(desk: Desk, gallery: Gallery): Promise<string> {
  const { page, say } = desk;
  await page.getByLabel(say('newBusiness.person.name')).fill('Aminata Diallo');
  await page.getByLabel(say('newBusiness.person.userName')).fill('aminata');
  await page.locator('input[type="password"]').first().fill('mot de passe long');
  await desk.press('Enter');
  await gallery.show('01e-new-passphrase', say('newBusiness.passphrase.how'));
  await fillPassphrase(page);
  await desk.press('Enter');
  const code = page.getByRole('group', { name: say('newBusiness.recovery.label') });
  await gallery.show('01f-recovery-code', code);
  const groups = await code.locator('code').allInnerTexts();
  await desk.press('Control+p');
  await gallery.show('01g-recovery-saved', say('newBusiness.recovery.saved'));
  await page.getByLabel(say('newBusiness.recovery.typeBack')).fill(groups[0] ?? '');
  await desk.press('Enter');
  await gallery.show('01h-new-no-sales', say('salesList.empty'));
  await desk.open('/counter');
  await gallery.show('01i-new-no-products', say('counter.results.none'));
  return groups.join('-');
}

/** Both fields of a phrase that is chosen. */
export async function fillPassphrase(page: Page): Promise<void> {
  for (const field of await page.locator('input[type="password"]').all()) await field.fill('quatre mots qui parlent');
}

/** What the first screen says when something is wrong with the computer. */
export async function showTroubles(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  const troubles = {
    '06-passphrase': [{ state: 'passphrase_needed' }, say('passphrase.how')],
    '06c-opening': [{ state: 'opening', opened_percent: 42 }, say('opening.how')],
    '06a-quarantined': [{ state: 'new', quarantined: QUARANTINED }, say('firstRun.quarantined.what')],
    '06b-clock-behind': [{ state: 'locked', clock_behind_ms: 93 * 86_400_000 }, say('clock.next')],
  } as const;
  for (const [name, [trouble, text]] of Object.entries(troubles)) {
    await fakeAnswer(page, 'shell', 'device.start', (answer) => ({ ...answer, ...trouble }));
    await page.goto('about:blank');
    await desk.open();
    await gallery.show(name, text);
    await page.unrouteAll({ behavior: 'wait' });
  }
}

export async function showSignIn(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  await desk.signIn('seller', '/counter');
  await page.getByRole('option').first().waitFor();
  await desk.press('F12');
  await gallery.show('05-lock-demonstration', say('demonstration.title'));
  await desk.press('0');
  await gallery.show('05a-sign-in-who', say('signIn.who.title'));
  await desk.press('1');
  await gallery.show('05b-sign-in-pin', say('signIn.pin.usePassword'));
  await desk.write('1111');
  await desk.press('Enter');
  await gallery.show('05c-sign-in-wrong', page.getByRole('alert'));
  await desk.press('F3');
  await gallery.show('05d-sign-in-password', say('signIn.password.userName'));
}
