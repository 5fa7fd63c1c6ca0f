/** Where a slab stands: its largest size and the room for number and unit, in px at 1366 wide. */
const kinds = {
  counter: { largest: 84, room: 456 },
  remaining: { largest: 92, room: 664 },
  change: { largest: 132, room: 656 },
  'change-live': { largest: 80, room: 500 },
  count: { largest: 72, room: 360 },
  variance: { largest: 88, room: 426 },
  figure: { largest: 30, room: 240 },
} as const;

export type SlabKind = keyof typeof kinds;

const STEPS = [132, 120, 108, 96, 92, 88, 84, 80, 72, 64, 56, 48, 40, 36, 30, 26, 22];

/** The unit is 0.32 of the number, and 0.2 em stands between them. */
export const UNIT_RATIO = 0.32;
export const GAP_EM = 0.2;

/** Widths of IBM Plex Sans: every figure is 600 units, U+00A0 is 236, a capital about 640. */
export function widthInEm(number: string, unit: string): number {
  const figures = [...number].reduce((width, character) => width + (/\s|,/.test(character) ? 0.236 : 0.6), 0);
  return figures + (unit === '' ? 0 : GAP_EM + [...unit].length * 0.64 * UNIT_RATIO);
}

/** The largest step at which number and unit stay on one line. */
export function slabSize(kind: SlabKind, number: string, unit: string): number {
  const { largest, room } = kinds[kind];
  const width = widthInEm(number, unit);
  return STEPS.find((step) => step <= largest && step * width <= room) ?? 22;
}
