import { usCharacter } from './us-positions';

/** One key that typed a character. */
export interface Stroke {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
}

/**
 * The text of a scan. Characters come from their positions when the digit keys prove that scanner and computer disagree
 * about the layout: they typed no digit at all. A scanner set to the computer's layout shifts them as a person would.
 */
export function readStrokes(strokes: readonly Stroke[], formerly: Layout): { text: string; layout: Layout } {
  const layout = layoutOf(strokes) ?? formerly;
  const text = strokes.map((stroke) => (layout === 'us-on-other' ? fromPosition(stroke) : stroke.key)).join('');
  return { text, layout };
}

/** `us-on-other`: the scanner sends US positions to a computer with another layout. Learnt, for codes without digits. */
export type Layout = 'same' | 'us-on-other';

function layoutOf(strokes: readonly Stroke[]): Layout | null {
  const digitKeys = strokes.filter((stroke) => /^Digit\d$/.test(stroke.code));
  if (digitKeys.some((stroke) => /^\d$/.test(stroke.key))) return 'same';
  // The dashes of AZERTY are on the unshifted 6 and 8: alone they prove nothing.
  return digitKeys.some((stroke) => !/^[-_]$/.test(stroke.key)) ? 'us-on-other' : null;
}

function fromPosition(stroke: Stroke): string {
  return usCharacter(stroke.code, stroke.shiftKey) ?? stroke.key;
}
