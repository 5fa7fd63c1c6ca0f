import type { Gallery } from '../kit/gallery';
import { people } from '../kit/people';
import type { Desk } from '../kit/story';

/** The computers of the business: one is invited by keyboard, another is shut out. */
export async function showDevices(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  const rows = page.locator('tbody tr');
  await desk.signIn('admin', '/devices');
  await rows.first().waitFor();
  await gallery.show('24-devices', rows.first());
  await desk.press('F9');
  await page.getByLabel(say('devices.field.name')).waitFor();
  await desk.write('Comptoir 3');
  await gallery.show('24a-device-invite', say('devices.invite.title'));
  await desk.press('F9');
  await gallery.show('24b-device-code', page.getByRole('group', { name: say('devices.code.label') }));
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
