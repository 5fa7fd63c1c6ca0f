import { NBSP } from './spaces';

/** Milliseconds since 1970 or an ISO 8601 text. */
export type Instant = number | string | Date;

/** The store's time zone, as IANA names it; the device's when it is not given. */
type Zone = string | undefined;

/** 20/11/2026 */
export function formatDate(at: Instant, zone?: Zone): string {
  const { day, month, year } = partsOf(at, zone);
  return `${day}/${month}/${year}`;
}

/** 14:40 */
export function formatTime(at: Instant, zone?: Zone): string {
  const { hour, minute } = partsOf(at, zone);
  return `${hour}:${minute}`;
}

/** 20/11/2026 14:40 */
export function formatDateTime(at: Instant, zone?: Zone): string {
  return `${formatDate(at, zone)} ${formatTime(at, zone)}`;
}

/** A business date (2026-11-20) is a day, not an instant: no time zone may move it. */
export function formatDay(isoDay: string): string {
  const [year = '', month = '', day = ''] = isoDay.split('-');
  return `${day}/${month}/${year}`;
}

/** vendredi 20 novembre 2026 */
export function formatLongDate(at: Instant, language: string, zone?: Zone): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fr-FR', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
  });
  return format.format(new Date(at)).replaceAll('\u202f', NBSP);
}

/** How long ago or for how long, to the minute: 26 min, 2 h 14, 3 j. */
export function formatElapsed(milliseconds: number, dayLetter: string): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return `${minutes}${NBSP}min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours}${NBSP}h${NBSP}${String(minutes % 60).padStart(2, '0')}`;
  return `${Math.floor(hours / 24)}${NBSP}${dayLetter}`;
}

function partsOf(at: Instant, zone: Zone) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return { day: part('day'), month: part('month'), year: part('year'), hour: part('hour'), minute: part('minute') };
}
