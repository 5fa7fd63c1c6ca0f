import { expect, it } from 'vitest';
import { folderOf } from './folder-of';

it('knows both kinds of slashes', () => {
  expect(folderOf('/data/backups/a.comptoir')).toBe('/data/backups');
  expect(folderOf('C:\\Comptoir\\backups\\a.comptoir')).toBe('C:\\Comptoir\\backups');
});
