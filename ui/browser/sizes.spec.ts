import { Gallery } from './kit/gallery';
import { expect, test, type Desk } from './kit/story';

/** A manager's big screen, and the cheap one at a zoom of 200 %. */
const sizes = {
  'fr-light-1920': { width: 1920, height: 1080 },
  'fr-light-zoom': { width: 683, height: 384 },
} as const;

for (const [folder, viewport] of Object.entries(sizes)) {
  test.describe(folder, () => {
    test.use({ viewport, contextOptions: { reducedMotion: 'reduce' } });

    test('counter, till and offices hold together', async ({ desk }) => {
      test.slow();
      const { page, say } = desk;
      const gallery = new Gallery(page, 'fr', folder);
      await desk.signIn('seller', '/counter');
      await page.getByRole('option').first().waitFor();
      await desk.scan('0731304286011');
      await expect(page.getByRole('row')).toHaveCount(1);
      await gallery.show('02-counter', say('counter.cart.total'));
      await holdsMainKey(desk);
      await desk.press('F4');
      await gallery.show('02c-discount', page.getByRole('dialog'));
      await desk.signIn('cashier', '/till');
      await desk.sees(say('till.open.float'));
      await desk.clearField();
      await desk.write('50000');
      await desk.press('F9');
      await gallery.show('03-till', say('till.pay.remaining'));
      await holdsMainKey(desk);
      await desk.signIn('admin', '/sales');
      const ready: Readonly<Record<string, string>> = {
        settings: say('settings.register.title'),
        conflicts: say('conflicts.whatToDo'),
        serials: say('serials.empty'),
      };
      for (const name of ['conflicts', 'sales', 'products', 'stock', 'serials', 'people', 'settings', 'audit']) {
        await desk.goTo(`/${name}`, say(`nav.${name}`));
        await gallery.show(`10-${name}`, ready[name] ?? page.locator('tbody tr').first());
      }
    });
  });
}

/** The main act is on the screen without scrolling. */
async function holdsMainKey({ page }: Desk): Promise<void> {
  await expect.soft(page.getByRole('toolbar').locator('[data-main]')).toBeInViewport();
}
