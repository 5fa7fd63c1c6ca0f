import type { TFunction } from 'i18next';
import type { SyncPeer } from '@/bindings/SyncPeer';

/** What mends itself: a gap is asked for again, and what could not be written is given again. */
const PASSING = new Set(['gap', 'unavailable']);

/** What one of two computers does not take in of what the other sends, and what to do about it. */
export interface Refusal {
  readonly label: string;
  readonly reasons: readonly { readonly why: string; readonly what: string; readonly next: string }[];
}

/** True where the exchange with a peer stays incomplete until somebody does something. */
export function hasRefusals({ refuses, refused }: SyncPeer): boolean {
  return [...refuses, ...refused].some((why) => !PASSING.has(why));
}

/** What is not taken in there, then what is not taken in here; nothing of what mends itself. */
export function refusals(t: TFunction, { refuses, refused }: SyncPeer): readonly Refusal[] {
  const sides = [sideOf(t, 'refuses', refuses), sideOf(t, 'refused', refused)];
  return sides.filter(({ reasons }) => reasons.length > 0);
}

function sideOf(t: TFunction, side: 'refuses' | 'refused', whys: readonly string[]): Refusal {
  // The names come from Rust, so their keys cannot be checked at compile time; each has its words, tested beside this.
  const say = t as unknown as (key: string) => string;
  const lasting = whys.filter((why) => !PASSING.has(why));
  const reasons = lasting.map((why) => ({
    why,
    what: say(`sync.${side}.${why}`),
    next: say(`sync.refusalNext.${why}`),
  }));
  return { label: t(`sync.refusal.${side}`), reasons };
}
