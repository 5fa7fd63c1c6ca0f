import type { TFunction } from 'i18next';
import type { QuarantinedRunRow } from '@/bindings/QuarantinedRunRow';

/** In whose name it came: nobody has verified that this computer recorded it. */
export function authorWords(t: TFunction, { author_name: name, fingerprint }: QuarantinedRunRow): string {
  return name === null ? t('sync.quarantine.unknown', { fingerprint }) : t('sync.quarantine.author', { name });
}

/** Why it cannot be verified, and what to do. */
export function whyWords(t: TFunction, { why }: QuarantinedRunRow): string {
  // The names come from Rust, so their keys cannot be checked at compile time; each has its words, tested beside this.
  const say = t as unknown as (key: string) => string;
  return `${say(`sync.quarantine.why.${why}`)} ${say(`sync.quarantine.next.${why}`)}`;
}
