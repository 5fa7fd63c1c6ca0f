import i18next from 'i18next';
import { formatDate, formatTime, type Instant } from './dates';
import { formatMoney, XAF, type Currency } from './money';
import { formatQuantity } from './quantity';
import { shortDecimal } from './decimal';
import { formatMegabytes } from './megabytes';
import { groupThousands, NBSP } from './spaces';

/**
 * Teaches the catalogue our numbers: « le prix plancher est {{floor, money}} ». Called at start, and again when the
 * currency of the business is known.
 */
export function teachFormats(currency: Currency = XAF): void {
  const { formatter } = i18next.services;
  formatter?.add('money', (minor: number) => formatMoney(minor, currency));
  formatter?.add('quantity', (thousandths: number) => formatQuantity(thousandths));
  formatter?.add('rate', (basisPoints: number) => formatRate(basisPoints));
  formatter?.add('grouped', (count: number) => groupThousands(String(count)));
  formatter?.add('megabytes', (bytes: number) => formatMegabytes(bytes));
  formatter?.add('date', (at: Instant) => formatDate(at));
  formatter?.add('time', (at: Instant) => formatTime(at));
}

/** Hundredths of a percent: 1925 → 19,25 %, 1000 → 10 %; in English 19.25% and 10%. */
export function formatRate(basisPoints: number): string {
  return `${shortDecimal(basisPoints, 2)}${i18next.language === 'en' ? '' : NBSP}%`;
}
