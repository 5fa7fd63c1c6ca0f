import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { screensFolder } from './gallery';

/** The drawn screens, where they are at hand: each bears the name of the screen it draws. */
const mockups = fileURLToPath(new URL('../../../../shared/design/mockups/', import.meta.url));

/** One page with all pictures; a drawn screen lies beside the one that was made of it. */
export async function layOutContactSheet(): Promise<void> {
  if (!existsSync(screensFolder)) return;
  const folders = (await readdir(screensFolder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const sections = await Promise.all(
    folders.map(async ({ name: folder }) => {
      const scheme = folder.split('-')[1] ?? '';
      const files = (await readdir(`${screensFolder}${folder}`)).filter((file) => file.endsWith('.png')).sort();
      const figures = files.map((file) => {
        const drawn = `${mockups}${file.replace('.png', '')}-${scheme}.png`;
        const beside = existsSync(drawn) ? picture(relative(screensFolder, drawn), 'drawn') : '';
        return `<div class="pair">${picture(`${folder}/${file}`, file)}${beside}</div>`;
      });
      return `<h2>${folder}</h2>${figures.join('\n')}`;
    }),
  );
  const style = 'body{font:14px sans-serif;margin:16px;background:#888}.pair{display:inline-flex;gap:8px;margin:8px}';
  const page = `<!doctype html><meta charset="utf-8"><title>Comptoir</title><style>${style}figure{margin:0}</style>`;
  await writeFile(`${screensFolder}index.html`, `${page}${sections.join('\n')}`);
}

function picture(address: string, name: string): string {
  return `<figure><a href="${address}"><img src="${address}" width="640" loading="lazy" alt=""></a><figcaption>${name}</figcaption></figure>`;
}
