import { rpc, startDeskServer } from './kit/desk-server';
import { copyOfDemonstration } from './kit/data-folder';
import { people } from './kit/people';
import { Desk, expect, test } from './kit/story';
import { wordsIn } from './kit/words';
import { fillPassphrase } from './screens/gate';

const ARRIVAL_MS_MAX = 60_000;
/** Hand-over, and the screens that ask again: far less on a quiet computer. */
const LIVE_MS_MAX = 10_000;

test.use({ data: 'empty' });

test('a second computer joins through the screens, sells, and the first one sees it at once', async ({
  desk: there,
  browser,
}) => {
  test.slow();
  const folder = await copyOfDemonstration();
  const server = await startDeskServer(folder.path);
  const page = await browser.newPage();
  try {
    await page.addInitScript(() => {
      if (location.protocol !== 'about:') localStorage.setItem('comptoir.language', 'fr');
    });
    const here = new Desk(page, server.url, wordsIn('fr'));
    const { say } = here;

    // The administrator invites a computer. It answers on this machine alone: other tests serve their shops too.
    await here.signIn('admin', '/devices');
    await rpc(here.url, 'shell', 'sync.listen', { setting: 'always', address: '127.0.0.1:0' });
    await page.locator('tbody tr').first().waitFor();
    await here.press('F9');
    await page.getByLabel(say('devices.field.name')).waitFor();
    await here.write('Comptoir 3');
    await here.press('F9');
    const code = await page
      .getByRole('group', { name: say('devices.code.label') })
      .locator('code')
      .allInnerTexts();
    const address = await page.getByText(/^127\.0\.0\.1:\d+$/).innerText();
    const fingerprint = await page
      .getByRole('dialog')
      .getByText(/^(\w{4}-){3}\w{4}$/)
      .innerText();
    await expect(page.getByRole('img', { name: say('devices.code.qr') })).toBeVisible();

    // The new computer, by keyboard: the third door, and what its square code would have typed.
    await there.open();
    await there.sees(say('firstRun.title'));
    await there.press('3');
    await there.page.getByLabel(say('join.field.code')).fill(`COMPTOIR/${code.join('-')}/${fingerprint}/${address}`);
    await expect(there.page.getByLabel(say('join.field.address'))).toHaveValue(address);
    await there.press('Enter');
    await there.sees(say('newBusiness.passphrase.how'));
    await fillPassphrase(there.page);
    await there.press('Enter');
    await there.page.getByRole('button', { name: say('join.done.act') }).waitFor({ timeout: ARRIVAL_MS_MAX });
    await there.press('Enter');

    // Its people are those of the business. The first one says where the computer stands.
    await there.page.getByLabel(say('signIn.password.userName')).fill(people.seller.login);
    await there.page.locator('input[type="password"]').fill(people.seller.password);
    await there.press('Enter');
    await there.sees(say('station.title'));
    const free = there.page
      .getByRole('radio')
      .filter({ hasText: say('station.free') })
      .first();
    await free.click();
    await there.press('F9');
    await there.sees(say('counter.cart.empty'));

    // A sale made there is on the list here, without anybody asking for it.
    await here.press('Escape');
    await here.goTo('/sales', say('nav.sales'));
    await there.press('F2');
    await there.write('archer c6');
    await there.page.getByRole('option').first().waitFor();
    await there.press('Enter');
    await expect.poll(() => there.text()).toContain(say('counter.cart.lines_one', { count: '1' }));
    await there.press('F9');
    await there.sees(say('counter.sent.title'));
    const number = /[A-Z]+-C\d-\d{4}-\d{6}/.exec(await there.text())?.[0] ?? 'none';
    await here.sees(number, LIVE_MS_MAX);
    await page.locator('tbody tr').filter({ hasText: number }).first().click();
    await here.sees(people.seller.name);
  } finally {
    await page.close();
    await server.stop();
    await folder.remove();
  }
});
