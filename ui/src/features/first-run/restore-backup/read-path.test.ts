import { expect, it } from 'vitest';
import { readPath, seriesLetter } from './read-path';

it('takes a path as the file manager copies it', () => {
  expect(readPath(' "E:\\Mes sauvegardes\\a.comptoir" ')).toBe('E:\\Mes sauvegardes\\a.comptoir');
  expect(readPath('/media/cle/a.comptoir\n')).toBe('/media/cle/a.comptoir');
});

it('names a series by its letter', () => {
  expect([0, 1, 25, 26].map(seriesLetter)).toEqual(['A', 'B', 'Z', 'AA']);
});
