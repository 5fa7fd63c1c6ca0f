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

const TERMINATORS = new Set(['Enter', 'Tab']);
const MODIFIERS = new Set(['Shift', 'CapsLock', 'NumLock', 'AltGraph', 'Alt', 'Control', 'Meta']);

/** Recognises a scan in a stream of keys by its timing and its terminator. Pure: time comes with the strokes. */
export class Burst {
  #strokes: TimedStroke[] = [];

  read(stroke: TimedStroke): BurstOutcome | null {
    if (MODIFIERS.has(stroke.key)) return null;
    const isFast = this.#isFast(stroke);
    if (stroke.key.length === 1) {
      if (!isFast) this.#strokes = [];
      this.#strokes.push(stroke);
      return { kind: isFast ? 'continues' : 'begins' };
    }
    const strokes = this.#strokes;
    this.#strokes = [];
    const isScan = TERMINATORS.has(stroke.key) && isFast && strokes.length >= LENGTH_MIN;
    return isScan ? { kind: 'scanned', strokes } : { kind: 'ended' };
  }

  #isFast(stroke: TimedStroke): boolean {
    const last = this.#strokes.at(-1);
    return last !== undefined && stroke.at - last.at <= GAP_MS_MAX;
  }
}
