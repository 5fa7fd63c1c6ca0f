import { Gallery } from './kit/gallery';
import { people } from './kit/people';
import { test, type Desk } from './kit/story';

const SCANNED = ['6935364957957', '0731304286011', '6935364957957'];

for (const language of ['fr', 'en'] as const) {
  for (const scheme of ['light', 'dark'] as const) {
    test.describe(`${language} ${scheme}`, () => {
      test.use({ language, colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });
      const gallery = (desk: Desk) => new Gallery(desk.page, language, `${language}-${scheme}`);

      test.describe('a new computer', () => {
        test.use({ data: 'empty' });
        test('first run', async ({ desk }) => showFirstRun(desk, gallery(desk)));
      });
      test('counter', async ({ desk }) => showCounter(desk, gallery(desk)));
      test('till and close', async ({ desk }) => {
        test.slow();
        await showTill(desk, gallery(desk));
      });
      test('sign-in', async ({ desk }) => showSignIn(desk, gallery(desk)));
      test('offices of trade', async ({ desk }) => {
        test.slow();
        await showTrade(desk, gallery(desk));
      });
      test('offices of management', async ({ desk }) => showManagement(desk, gallery(desk)));
    });
  }
}

async function showFirstRun(desk: Desk, gallery: Gallery): Promise<void> {
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

async function showCounter(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  await desk.signIn('seller', '/counter');
  await page.getByRole('option').first().waitFor();
  await gallery.show('02a-counter-empty', say('counter.cart.empty'));
  for (const code of SCANNED) await desk.scan(code);
  await page.getByRole('row').nth(1).waitFor();
  await desk.write('switch');
  await page.getByRole('option').filter({ hasText: 'Switch' }).first().waitFor();
  await gallery.show('02-counter', page.getByRole('row').first());
  await desk.press('Control+g');
  await gallery.show('02b-counter-grid', page.getByRole('option').first());
  await desk.press('Control+g');
  const dialogs = { F1: 'help', F3: 'customer', F4: 'discount', F5: 'line', F6: 'park', F7: 'recall', F8: 'abandon' };
  for (const [key, name] of Object.entries(dialogs)) {
    await desk.press(key);
    await gallery.show(`02c-${name}`, page.getByRole('dialog'));
    await desk.press('Escape');
  }
  await desk.press('F4');
  await desk.write('25');
  await desk.press('Enter');
  await gallery.show('02d-approval', say('approval.pin'));
  await desk.press('Escape', 'Escape');
  await desk.press('Control+k');
  await gallery.show('02e-palette', page.getByRole('dialog'));
  await desk.press('Escape');
  await desk.write('zzzz');
  await desk.scan('9999999999994');
  await gallery.show('02f-unknown', say('counter.notice.unknown'));
  await desk.press('F9');
  await gallery.show('02g-sent', say('counter.sent.title'));
  await desk.open('/people');
  await gallery.show('90-forbidden', say('session.home'));
  await desk.open('/nowhere');
  await gallery.show('91-not-found', say('notFound.title'));
}

async function showTill(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  await desk.signIn('cashier', '/till');
  await gallery.show('03a-till-open', say('till.open.float'));
  await desk.clearField();
  await desk.write('50000');
  await desk.press('F9');
  await page.getByText(say('till.pay.remaining')).waitFor();
  await desk.write('40000');
  await gallery.show('03-till', say('till.pay.change'));
  await desk.clearField();
  await desk.press('F3');
  await gallery.show('03c-till-mobile', say('till.pay.mobileReference'));
  await desk.press('F3', 'F3');
  await gallery.show('03d-till-cheque', say('till.pay.chequeNumber'));
  // Credit is skipped: the customer has no name.
  await desk.press('F3');
  await page.getByLabel(say('till.pay.cashReceived')).waitFor();
  await desk.write('5000');
  await desk.press('F5');
  await gallery.show('03e-till-part', page.getByRole('dialog'));
  await desk.press('Escape', 'F6');
  await gallery.show('03f-till-move', page.getByRole('dialog'));
  await desk.press('Escape', 'F7');
  await gallery.show('03g-till-tickets', page.getByRole('dialog'));
  await desk.press('Escape', 'F2');
  await desk.write('zz');
  await gallery.show('03h-till-search', say('till.queue.nothing', { text: 'zz' }));
  await desk.press('F2');
  await desk.clearField();
  await desk.write('40000');
  await desk.press('F9');
  await gallery.show('03b-till-paid', say('till.keys.next'));
  await desk.press('F10');
  await gallery.show('04-close-open-sales', say('till.closing.open.title'));
  await desk.press('F9');
  await page.getByText(say('till.closing.count.blind')).waitFor();
  for (const count of ['6', '3', '2', '4', '', '1', '3']) {
    await page.keyboard.insertText(count);
    await desk.press('Enter');
  }
  await gallery.show('04a-close-count', say('till.closing.count.total'));
  await desk.press('F9');
  await gallery.show('04b-close-reveal', say('till.closing.compare.title'));
  await desk.press('F9');
  await gallery.show('04c-close-unexplained', say('till.closing.compare.noteMissing'));
  await desk.write('Erreur de rendu');
  await desk.press('F9');
  await gallery.show('04d-close-signed', say('till.closing.signed.title'));
  await desk.press('F9');
  await gallery.show('04e-till-closed', say('till.open.float'));
}

async function showSignIn(desk: Desk, gallery: Gallery): Promise<void> {
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

async function showTrade(desk: Desk, gallery: Gallery): Promise<void> {
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
  await desk.press('Escape');
  await desk.goTo('/till/shifts', say('nav.shifts'));
  await gallery.show('11-shifts', row);
  await row.nth(0).click();
  await gallery.show('11a-shift-card', page.getByRole('dialog'));
  await desk.press('Escape');
  await desk.goTo('/products', say('nav.products'));
  await gallery.show('12-products', row);
  await openFirst();
  await gallery.show('12a-product-editor', page.getByRole('dialog'));
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
}

async function showManagement(desk: Desk, gallery: Gallery): Promise<void> {
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
  await page.getByRole('heading', { name: say('settings.demonstration.title') }).scrollIntoViewIfNeeded();
  await gallery.show('22a-settings-foot', say('settings.access.title', { name: people.admin.name }));
  await desk.goTo('/audit', say('nav.audit'));
  await gallery.show('23-audit', row);
}
