import i18next from 'i18next';
import { expect, it } from 'vitest';
import { XOF } from './money';
import { formatRate, teachFormats } from './text-formats';

it('fills the catalogue’s holes with our numbers', () => {
  teachFormats(XOF);
  i18next.addResource('fr', 'translation', 'sample', '{{a, money}} {{b, quantity}} {{c, rate}} {{a, grouped}}');
  const loose = i18next.t as unknown as (key: string, params: object) => string;
  expect(loose('sample', { a: 12_500, b: 2_500, c: 500 })).toBe('12\u00a0500\u00a0FCFA 2,5 5\u00a0% 12\u00a0500');
});

it.each([
  [1_925, '19,25\u00a0%'],
  [1_000, '10\u00a0%'],
  [550, '5,5\u00a0%'],
])('%d basis points are %s', (basisPoints, text) => expect(formatRate(basisPoints)).toBe(text));
