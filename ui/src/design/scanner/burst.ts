import type { Stroke } from './read-strokes';

/** A stroke and when the keyboard produced it, not when a busy page got round to it. */
export interface TimedStroke extends Stroke {
  readonly at: number;
}

/** What a key turned out to be. */
export type BurstOutcome =
  /** Perhaps the first of a scan, more likely a person: let it through. */
  | { readonly kind: 'begins' }
  /** Too fast for a hand: hold it back. */
  | { readonly kind: 'continues' }
  /** The terminator of a scan: hold it back too, and undo what got through. */
  | { readonly kind: 'scanned'; readonly strokes: readonly Stroke[] }
  /** Not a scan after all. */
  | { readonly kind: 'ended' };

/** Scanners send a character every 1 to 30 ms; a slow wireless one every 45. No hand keeps that up. */
export const GAP_MS_MAX = 50;
const LENGTH_MIN = 4;

/** So many keys at that pace were no hand; from there on a pause may be the computer’s, busy with something else. */
const PROVEN_LENGTH = 5;
const STALL_MS_MAX = 250;
/** A hand that goes on after a lucky roll of keys has a pause before each. */
const STALLS_MAX = 2;

const TERMINATORS = new Set(['Enter', 'Tab']);
const MODIFIERS = new Set(['Shift', 'CapsLock', 'NumLock', 'AltGraph', 'Alt', 'Control', 'Meta']);

/** Recognises a scan in a stream of keys by its timing and its terminator. Pure: time comes with the strokes. */
export class Burst {
  #strokes: TimedStroke[] = [];
  #stalls = 0;

  read(stroke: TimedStroke): BurstOutcome | null {
    if (MODIFIERS.has(stroke.key)) return null;
    const isFast = this.#isFast(stroke);
    if (stroke.key.length === 1) {
      if (!isFast) this.#forget();
      this.#strokes.push(stroke);
      return { kind: isFast ? 'continues' : 'begins' };
    }
    const strokes = this.#strokes;
    this.#forget();
    const isScan = TERMINATORS.has(stroke.key) && isFast && strokes.length >= LENGTH_MIN;
    return isScan ? { kind: 'scanned', strokes } : { kind: 'ended' };
  }

  #isFast(stroke: TimedStroke): boolean {
    const last = this.#strokes.at(-1);
    if (last === undefined) return false;
    const gap = stroke.at - last.at;
    if (gap <= GAP_MS_MAX) return true;
    if (gap > STALL_MS_MAX || this.#strokes.length < PROVEN_LENGTH) return false;
    this.#stalls += 1;
    return this.#stalls <= STALLS_MAX;
  }

  #forget(): void {
    this.#strokes = [];
    this.#stalls = 0;
  }
}
