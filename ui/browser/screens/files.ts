import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Gallery } from '../kit/gallery';
import { startDeskServer } from '../kit/desk-server';
import type { Desk } from '../kit/story';
import { fillPassphrase } from './gate';

/** Two new products, one that is there, and three lines that will not do. */
const CATALOGUE = `Référence;Désignation;Prix;Catégorie;Fournisseur
CAB-HDMI-5;Câble HDMI 5 m;6500;Réseau > Câbles;Sogea
LAM-SOL-20;Lampe solaire 20 W;14500;Éclairage;Sogea
RTR-TPL-C6;Routeur TP-Link Archer C6;29000;;
CAB-HDMI-9;;8500;Réseau > Câbles;
LAM-SOL-40;Lampe solaire 40 W;vingt mille;Éclairage;
;Rallonge 3 m;2500;;
`;

export async function showFiles(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  await desk.signIn('admin', '/products/import');
  await gallery.show('30-import', say('importCatalogue.file.drop'));
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'articles.csv', mimeType: 'text/csv', buffer: Buffer.from(CATALOGUE) });
  await gallery.show('30a-import-columns', say('importCatalogue.columns.title'));
  await desk.press('F9');
  await gallery.show('30b-import-check', page.locator('tbody tr').first());
  await desk.press('F9');
  await gallery.show('30c-import-done', say('importCatalogue.run.done'));
  await desk.goTo('/products', say('nav.products'));
  await page.getByRole('button', { name: say('exportCatalogue.open') }).click();
  await page.getByRole('menuitem', { name: say('exportCatalogue.export') }).click();
  await gallery.show('31-export', page.getByRole('dialog'));
  await desk.press('F9');
  await gallery.show('31a-export-done', page.getByText(/\.xlsx$/));
}

/** A business of its own: only a real one has a recovery sheet, and comes back on another computer. */
export async function showBackups(desk: Desk, gallery: Gallery, code: string): Promise<void> {
  const { page, say } = desk;
  await desk.goTo('/settings/backups', say('backups.title'));
  await gallery.show('40-backups-none', say('backups.state.none'));
  await desk.press('F9');
  const made = page.getByText(/\.comptoir$/);
  await gallery.show('40a-backups-made', made.first());
  const path = await made.first().innerText();
  await page.getByLabel(say('backups.sheet.label')).fill(code);
  await desk.press('Enter');
  await gallery.show('40b-recovery-sheet', say('backups.sheet.saved'));
  await restoreElsewhere(desk, gallery, path, code);
}

async function restoreElsewhere({ page, say }: Desk, gallery: Gallery, path: string, code: string) {
  const folder = await mkdtemp(join(tmpdir(), 'comptoir-browser-'));
  const other = await startDeskServer(folder);
  await page.goto(other.url);
  await page.getByText(say('firstRun.title')).waitFor();
  await page.keyboard.press('4');
  await gallery.show('41-restore-choose', say('restore.choose.title'));
  await page.getByLabel(say('restore.choose.path')).fill(path);
  await page.keyboard.press('Enter');
  await gallery.show('41a-restore-code', say('restore.code.title'));
  await page.getByLabel(say('restore.code.label')).fill(code);
  await page.keyboard.press('Enter');
  await gallery.show('41b-restore-agree', say('restore.confirm.later'));
  await page.keyboard.press('Enter');
  await gallery.show('41c-restore-passphrase', page.locator('input[type="password"]').first());
  await fillPassphrase(page);
  await page.keyboard.press('Enter');
  await gallery.show('41d-restored', say('restore.done.enter'));
  await page.goto('about:blank');
  await other.stop();
  await rm(folder, { recursive: true, force: true });
}
