import i18next from 'i18next';
import { expect, it } from 'vitest';
import { formatMoney, XOF, type Currency } from './money';
import { formatQuantity } from './quantity';
import { formatRate, teachFormats } from './text-formats';

const EUR: Currency = { code: 'EUR', exponent: 2 };

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

it('writes numbers in English as the papers do: a point, and no space before %', async () => {
  await i18next.changeLanguage('en');
  expect([formatRate(1_925), formatRate(1_000), formatQuantity(1_250_500), formatMoney(123_405, EUR)]).toEqual([
    '19.25%',
    '10%',
    '1\u00a0250.5',
    '1\u00a0234.05\u00a0€',
  ]);
  await i18next.changeLanguage('fr');
});
