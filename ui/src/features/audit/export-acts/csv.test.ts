import { expect, it } from 'vitest';
import { toCsv } from './csv';

const only = (text: string) => toCsv([[text]]).slice(1, -2);

/** Trap 15. */
it.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+237 699', "'+237 699"],
  ['-1', "'-1"],
  ['@sum', "'@sum"],
  ['  =1+1', "'  =1+1"],
  ['Câble; "gris"', '"Câble; ""gris"""'],
  ['Vente AKW-1', 'Vente AKW-1'],
])('trap 15: writes %j as %j', (text, written) => {
  expect(only(text)).toBe(written);
});

it('begins with the mark of UTF-8 and ends each line', () => {
  expect(toCsv([['a', 'b'], ['c']])).toBe('\ufeffa;b\r\nc\r\n');
});
