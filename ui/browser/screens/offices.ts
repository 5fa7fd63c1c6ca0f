import { fileURLToPath } from 'node:url';
import type { Gallery } from '../kit/gallery';
import { people } from '../kit/people';
import type { Desk } from '../kit/story';
import { SCANNED } from './stations';

const PICTURE = fileURLToPath(new URL('../../../icons/128x128.png', import.meta.url));

export async function showTrade(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  const row = page.locator('tbody tr').first();
  const openFirst = async (): Promise<void> => {
    await row.waitFor();
    await row.click();
  };
  await desk.signIn('admin', '/sales');
  await gallery.show('10-sales', row);
  await openFirst();
  await gallery.show('10a-sale-card', page.getByRole('dialog'));
  await desk.press('F8');
  await gallery.show('10b-sale-cancel', say('salesList.cancel.reason'));
  await page.getByLabel(say('salesList.cancel.reason')).fill('Le client renonce');
  await desk.press('F9');
  await page.getByLabel(say('salesList.cancel.reason')).waitFor({ state: 'hidden' });
  await gallery.show('10c-sale-cancelled', page.getByRole('dialog'));
  await desk.press('Escape');
  await desk.goTo('/till/shifts', say('nav.shifts'));
  await gallery.show('11-shifts', row);
  await openFirst();
  await gallery.show('11a-shift-card', page.getByRole('dialog'));
  await desk.press('Escape');
  await page.locator('tbody tr').nth(2).click();
  await gallery.show('11b-shift-card-closed', say('till.closing.compare.outside'));
  await desk.press('Escape');
  await desk.goTo('/products', say('nav.products'));
  await gallery.show('12-products', row);
  await openFirst();
  await gallery.show('12a-product-editor', page.getByRole('dialog'));
  await page.getByRole('dialog').locator('input[type="file"]').setInputFiles(PICTURE);
  await gallery.show('12c-product-picture', say('picture.replace'));
  await desk.press('Escape');
  await page.getByRole('button', { name: say('products.new') }).click();
  await gallery.show('12b-product-new', page.getByRole('dialog'));
  await desk.press('Escape');
  await desk.goTo('/stock', say('nav.stock'));
  await gallery.show('13-stock', row);
  await openFirst();
  await gallery.show('13a-stock-movements', page.getByRole('dialog'));
  await desk.press('Escape');
  for (const act of ['receive', 'adjust', 'count'] as const) {
    await desk.open(`/stock/${act}`);
    await gallery.show(`13b-stock-${act}-empty`, say('stock.document.empty'));
    for (const code of SCANNED) await desk.scan(code);
    await page.locator('tbody tr').nth(1).waitFor();
    await gallery.show(`13c-stock-${act}`, row);
  }
  await desk.goTo('/customers', say('nav.customers'));
  await gallery.show('14-customers', row);
  await openFirst();
  await gallery.show('14a-customer-card', page.getByRole('dialog'));
  await page.getByRole('button', { name: say('customersOffice.credit.change') }).click();
  await gallery.show('14b-customer-credit', say('customersOffice.credit.how'));
  await desk.open('/counter');
  await page.getByRole('option').first().waitFor();
  await desk.press('Control+g');
  await gallery.show('02h-counter-picture', page.getByRole('option').first().getByRole('presentation'));
}

export async function showManagement(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  const row = page.locator('tbody tr').first();
  await desk.signIn('admin', '/people');
  await gallery.show('20-people', row);
  await row.click();
  await gallery.show('20a-person', page.getByRole('dialog'));
  await desk.press('Escape');
  await page.getByText(say('peopleOffice.roles'), { exact: true }).first().click();
  await gallery.show('20b-roles', say('peopleOffice.newRole'));
  await desk.goTo('/stores', say('nav.stores'));
  await gallery.show('21-stores', row);
  await row.click();
  await gallery.show('21a-store', page.getByRole('dialog'));
  await desk.press('Escape');
  await desk.goTo('/settings', say('nav.settings'));
  await gallery.show('22-settings', say('settings.register.title'));
  await page
    .getByRole('region', { name: say('settings.demonstration.title') })
    .getByRole('button')
    .scrollIntoViewIfNeeded();
  await gallery.show('22a-settings-foot', say('settings.access.title', { name: people.admin.name }));
  await desk.goTo('/audit', say('nav.audit'));
  await gallery.show('23-audit', row);
}
