import { rpc } from './kit/desk-server';
import { expect, test, type Desk } from './kit/story';

const KNOWN = '0731304286011';
const UNKNOWN = '9999999999994';

/** What the digits of a scanner in US mode type on a French keyboard. */
const AZERTY = ['à', '&', 'é', '"', "'", '(', '-', 'è', '_', 'ç'];

test.describe('at the counter', () => {
  test.beforeEach(async ({ desk }) => {
    await desk.signIn('seller', '/counter');
    await expect(field(desk)).toBeFocused();
    await expect(desk.page.getByRole('option').first()).toBeVisible();
  });

  test('F9 sends the sale in the moment in which the palette closes', async ({ desk }) => {
    const { page, say } = desk;
    await desk.press('Enter');
    await expect(page.getByRole('row')).toHaveCount(1);
    await desk.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await desk.press('Escape', 'F9');
    await desk.sees(say('counter.sent.title'));
  });

  test('a dialog that closes lets the next key through, and gives the field its focus back', async ({ desk }) => {
    const { page, say } = desk;
    await desk.press('Enter');
    await expect(page.getByRole('row')).toHaveCount(1);
    for (const key of ['F1', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8']) {
      await desk.press(key);
      await expect(page.getByRole('dialog'), key).toBeVisible();
      await desk.press('Escape', 'F2');
      await expect(page.getByRole('dialog'), key).toHaveCount(0);
      await expect(field(desk), key).toBeFocused();
    }
    await desk.press('F3');
    await expect(page.getByRole('dialog')).toBeVisible();
    await desk.press('Escape', 'F9');
    await desk.sees(say('counter.sent.title'));
  });

  test('typing goes on where it was after the palette', async ({ desk }) => {
    await desk.write('archer');
    await desk.press('Control+k');
    // On a busy machine it is seen before it has the keys.
    await expect(desk.page.getByRole('dialog').locator(':focus')).toHaveCount(1);
    await desk.write('switch');
    await desk.press('Escape');
    await expect(desk.page.getByRole('dialog')).toHaveCount(0);
    await expect(field(desk)).toBeFocused();
    await desk.write(' c6');
    await expect(field(desk)).toHaveValue('archer c6');
  });

  test('F9 pressed twice sends one sale', async ({ desk }) => {
    await desk.press('Enter');
    await expect(desk.page.getByRole('row')).toHaveCount(1);
    const before = await waiting(desk);
    await desk.press('F9', 'F9', 'F9');
    await desk.sees(desk.say('counter.sent.title'));
    await expect(field(desk)).toBeFocused();
    expect(await waiting(desk)).toBe(before + 1);
  });

  test('two scans within a blink are both in one sale', async ({ desk }) => {
    await desk.scan(KNOWN);
    await desk.scan(KNOWN);
    await desk.scan('6935364957957');
    await expect(desk.page.getByRole('row')).toHaveCount(2);
    expect(await desk.amountUnder(desk.say('counter.cart.total'))).toBe(2 * 49_000 + 28_500);
  });

  test('a scan into another field adds the product and leaves the field alone', async ({ desk }) => {
    const { page } = desk;
    await desk.press('F3');
    const search = page.getByRole('dialog').getByRole('combobox');
    await expect(search).toBeFocused();
    await desk.write('Mba');
    await desk.scan(KNOWN);
    await expect(search).toHaveValue('Mba');
    await desk.press('Escape');
    await expect(page.getByRole('row')).toContainText('Onduleur APC');
  });

  test('a scanner in US mode is understood on a French keyboard', async ({ desk }) => {
    await desk.scan(KNOWN, (digit) => AZERTY[Number(digit)]!);
    await expect(desk.page.getByRole('row')).toContainText('Onduleur APC');
    await expect(field(desk)).toHaveValue('');
  });

  test('an unknown barcode says so and adds nothing', async ({ desk }) => {
    await desk.scan(UNKNOWN);
    await expect(desk.page.getByRole('alert')).toContainText(UNKNOWN);
    await expect(desk.page.getByRole('row')).toHaveCount(0);
    await expect(field(desk)).toHaveValue('');
  });

  test('a held key acts once', async ({ desk }) => {
    const { keyboard } = desk.page;
    await keyboard.down('F3');
    for (let repeat = 0; repeat < 5; repeat++) await keyboard.down('F3');
    await keyboard.up('F3');
    await expect(desk.page.getByRole('dialog')).toHaveCount(1);
  });
});

test('whoever signs in is at their own work, however slow the answer is', async ({ desk }) => {
  const { page, say } = desk;
  // The news that somebody signed in comes first.
  await page.route('**/rpc/shell', async (route) => {
    const response = await route.fetch();
    if (route.request().postData()?.includes('session.sign_in') === true) await page.waitForTimeout(300);
    await route.fulfill({ response });
  });
  await desk.open();
  await desk.sees(say('demonstration.title'));
  await desk.press('1');
  await desk.sees(say('counter.cart.empty'));
  await desk.press('F12');
  await desk.sees(say('demonstration.title'));
  await desk.press('2');
  await desk.sees(say('till.open.float'));
  await page.unrouteAll({ behavior: 'wait' });
});

test.describe('at the till', () => {
  test.beforeEach(async ({ desk }) => {
    await desk.signIn('cashier', '/till');
    await desk.sees(desk.say('till.open.float'));
    await desk.clearField();
    await desk.write('50000');
    await desk.press('F9');
    await desk.sees(desk.say('till.pay.remaining'));
  });

  test('digits typed to find a sale never become cash', async ({ desk }) => {
    const { page, say } = desk;
    await desk.press('F2');
    const search = page.getByRole('combobox', { name: say('till.queue.search') });
    await desk.write('000011');
    await expect(search).toHaveValue('000011');
    await desk.press('Enter');
    const cash = page.getByLabel(say('till.pay.cashReceived'));
    await expect(cash).toBeFocused();
    await expect(cash).toHaveValue('');
  });

  test('F9 pressed twice takes the money once', async ({ desk }) => {
    const { page, say } = desk;
    const before = await waiting(desk);
    await desk.press('F4', 'F9', 'F9', 'F9');
    await expect.poll(() => waiting(desk)).toBe(before - 1);
    // What is to be handed out stays on the screen: the strokes that came too many did not take the next sale.
    await expect(page.getByRole('heading', { name: say('till.paid.noChange') })).toBeVisible();
    await expect(page.getByText(say('till.keys.next'))).toBeVisible();
    expect(await waiting(desk)).toBe(before - 1);
  });
});

function field(desk: Desk) {
  return desk.page.getByRole('combobox', { name: desk.say('counter.search.label') });
}

/** Sales that wait for the till, of those that whoever is signed in may see. */
async function waiting(desk: Desk): Promise<number> {
  const page = await rpc(desk.url, 'query', 'sales.list', { status: 'pending_payment' });
  return (page as { readonly rows: unknown[] }).rows.length;
}
