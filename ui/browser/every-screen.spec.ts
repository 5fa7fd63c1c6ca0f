import { Gallery } from './kit/gallery';
import { test, type Desk } from './kit/story';
import { showConflicts } from './screens/conflicts';
import { showDevices, showSync } from './screens/devices';
import { showBackups, showFiles } from './screens/files';
import { foundBusiness, showFirstRun, showSignIn, showTroubles } from './screens/gate';
import { showJoin } from './screens/join';
import { showManagement, showTrade } from './screens/offices';
import { showSerials } from './screens/serials';
import { showCounter, showTill } from './screens/stations';

/** Barriers are looked for in these two: between them they have all words and all colours. */
const SEARCHED = ['fr-light', 'en-dark'];

for (const language of ['fr', 'en'] as const) {
  for (const scheme of ['light', 'dark'] as const) {
    const folder = `${language}-${scheme}`;
    const isSearched = SEARCHED.includes(folder);
    test.describe(folder, () => {
      test.use({ language, colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });
      const gallery = (desk: Desk) => new Gallery(desk.page, language, folder, isSearched);

      test.describe('a new computer', () => {
        test.use({ data: 'empty' });
        test('first run, backups, and back on another computer', async ({ desk }) => {
          test.slow();
          await showFirstRun(desk, gallery(desk));
          const code = await foundBusiness(desk, gallery(desk));
          await showBackups(desk, gallery(desk), code);
        });
        test('joining a business', async ({ desk }) => {
          test.slow();
          await showJoin(desk, gallery(desk));
        });
      });
      test('counter', async ({ desk }) => showCounter(desk, gallery(desk)));
      test('till and close', async ({ desk }) => {
        test.slow();
        await showTill(desk, gallery(desk));
      });
      test('sign-in', async ({ desk }) => showSignIn(desk, gallery(desk)));
      test('troubles at the start', async ({ desk }) => showTroubles(desk, gallery(desk)));
      test('offices of trade', async ({ desk }) => {
        test.slow();
        await showTrade(desk, gallery(desk));
      });
      test('offices of management', async ({ desk }) => showManagement(desk, gallery(desk)));
      test('serial numbers', async ({ desk }) => {
        test.slow();
        await showSerials(desk, gallery(desk));
      });
      test('conflicts', async ({ desk }) => showConflicts(desk, gallery(desk)));
      test('computers', async ({ desk }) => showDevices(desk, gallery(desk)));
      test('synchronisation', async ({ desk }) => showSync(desk, gallery(desk)));
      test('files in and out', async ({ desk }) => showFiles(desk, gallery(desk)));
    });
  }
}
