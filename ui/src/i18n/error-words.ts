import type { TFunction } from 'i18next';

/** What a screen may know of an error: the edge's `{code, params, incident}`. */
export interface ErrorFacts {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly incident: string | null;
}

interface ErrorWords {
  /** What happened. */
  readonly what: string;
  /** What was kept. */
  readonly kept: string;
  /** What to do. */
  readonly next: string;
}

/**
 * The three sentences of an error, at `errors.<code>.{what,kept,next}` of the catalogue. A refusal needs only `what`:
 * it changed nothing, and often what happened says what to do. A code that the catalogue does not know yet gets the
 * general sentences: never a raw code.
 */
export function errorWords(t: TFunction, error: ErrorFacts): ErrorWords {
  // The code comes from Rust, so its key cannot be checked at compile time.
  const loose = t as unknown as (keys: string[], params: Record<string, unknown>) => string;
  const isKnown = loose([`errors.${error.code}.what`, 'errors.absent'], error.params) !== '';
  const group = isKnown ? error.code : 'unknown';
  const say = (part: keyof ErrorWords) => loose([`errors.${group}.${part}`, `errors.refused.${part}`], error.params);
  return { what: say('what'), kept: say('kept'), next: say('next') };
}
