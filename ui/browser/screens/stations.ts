import { rpc } from '../kit/desk-server';
import type { Gallery } from '../kit/gallery';
import { people } from '../kit/people';
import type { Desk } from '../kit/story';

/** What a scanner reads, twice the same: a router, an inverter. */
export const SCANNED = ['6935364957957', '0731304286011', '6935364957957'];

export async function showCounter(desk: Desk, gallery: Gallery): Promise<void> {
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

export async function showTill(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  await grantCredit(desk);
  await desk.signIn('cashier', '/till');
  await gallery.show('03a-till-open', say('till.open.float'));
  await desk.clearField();
  await desk.write('50000');
  await desk.press('F9');
  await page.getByLabel(say('till.pay.cashReceived')).waitFor();
  await desk.write('40000');
  await gallery.show('03-till', say('till.pay.change'));
  await desk.clearField();
  await desk.press('F3');
  await gallery.show('03c-till-mobile', say('till.pay.mobileReference'));
  await desk.press('F3', 'F3');
  await gallery.show('03d-till-cheque', say('till.pay.chequeNumber'));
  // Past credit, which a customer with a name may have.
  await desk.press('F3', 'F3');
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
  await desk.press('F2', 'ArrowDown');
  await page.getByLabel(say('till.pay.cashReceived')).waitFor();
  await desk.press('F3', 'F3', 'F3', 'F3');
  await gallery.show('03i-till-credit', say('customersOffice.credit.available'));
  // A slip of which a part is missing.
  await desk.scan(`75471${'0'.repeat(200)}`);
  await gallery.show('03j-till-slip-refused', say('errors.sales.slip_unreadable.what'));
  await desk.press('F3', 'ArrowUp');
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

/** A manager has set a limit for a customer who waits at the till. */
async function grantCredit({ url }: Desk): Promise<void> {
  const { login, password } = people.admin;
  await rpc(url, 'shell', 'session.sign_in', { means: 'password', login, password });
  const queue = (await rpc(url, 'query', 'till.queue')) as { readonly customer: string | null }[];
  // The second sale that waits: the till is shown with the first one, then with this one.
  const customer = queue[1]?.customer;
  await rpc(url, 'execute', 'customers.set_credit_limit', { customer, limit: 250_000 });
}
