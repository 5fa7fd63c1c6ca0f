import { describe, expect, it } from 'vitest';
import { formatAmount, formatMoney, formatSigned, parseAmount, XAF, XOF, type Currency } from './money';

const EUR: Currency = { code: 'EUR', exponent: 2 };
const TND: Currency = { code: 'TND', exponent: 3 };

describe('writing amounts', () => {
  it('groups thousands with U+00A0 and says FCFA for both francs', () => {
    expect(formatMoney(12_500, XAF)).toBe('12\u00a0500\u00a0FCFA');
    expect(formatMoney(1_534_000, XOF)).toBe('1\u00a0534\u00a0000\u00a0FCFA');
    expect(formatAmount(0, XAF)).toBe('0');
    expect(formatAmount(999, XAF)).toBe('999');
  });

  it('writes the minus as U+2212 and a plus only when asked', () => {
    expect(formatAmount(-725, XAF)).toBe('\u2212725');
    expect(formatSigned(1_500, XAF)).toBe('+1\u00a0500');
    expect(formatSigned(0, XAF)).toBe('0');
  });

  it('follows the exponent of the currency', () => {
    expect(formatMoney(5, EUR)).toBe('0,05\u00a0€');
    expect(formatMoney(-123_456, EUR)).toBe('\u22121\u00a0234,56\u00a0€');
    expect(formatMoney(1_250, TND)).toBe('1,250\u00a0TND');
  });

  it('writes the largest amount there is, digit for digit', () => {
    expect(formatAmount(Number.MAX_SAFE_INTEGER, XAF).replaceAll('\u00a0', '')).toBe('9007199254740991');
  });
});

describe('reading amounts', () => {
  it.each([
    ['12500', 12_500],
    ['12 500', 12_500],
    ['12\u00a0500', 12_500],
    ['12\u202f500 FCFA', 12_500],
    ['12,500', 12_500],
    ['1.250.000', 1_250_000],
    ['\u2212725', -725],
    ['0', 0],
  ])('%s in francs', (text, minor) => expect(parseAmount(text, XAF)).toBe(minor));

  it.each([
    ['12,5', 1_250],
    ['12.50', 1_250],
    ['1.250,50', 125_050],
    ['1,250.5', 125_050],
    ['1,250', 125_000],
    [',5', 50],
  ])('%s in euros', (text, minor) => expect(parseAmount(text, EUR)).toBe(minor));

  it.each(['', ' ', '-', '12,5', '80,00', '12,50,0', '1.2.3', '12a', '1e5', '99999999999999999999'])(
    '%s in francs is refused rather than guessed',
    (text) => expect(parseAmount(text, XAF)).toBeNull(),
  );

  it('refuses more decimals than the currency has', () => {
    expect(parseAmount('1,2345', EUR)).toBeNull();
  });
});
