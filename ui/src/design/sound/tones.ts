/** One generated tone. `toHz` makes it rise. */
export interface Tone {
  readonly hz: number;
  readonly toHz?: number;
  readonly ms: number;
}

/** Theme, section 7. Nothing for clicks, navigation, or the network coming and going. Each has a visual twin. */
export const sounds = {
  scanned: [{ hz: 1850, ms: 60 }],
  unknownBarcode: [
    { hz: 320, ms: 90 },
    { hz: 320, ms: 90 },
  ],
  refused: [{ hz: 320, ms: 150 }],
  saleArrived: [{ hz: 660, toHz: 880, ms: 120 }],
  paymentRecorded: [{ hz: 880, toHz: 1175, ms: 140 }],
  critical: [
    { hz: 520, ms: 50 },
    { hz: 520, ms: 50 },
    { hz: 520, ms: 50 },
  ],
  twoMinutesLeft: [{ hz: 660, ms: 120 }],
  thirtySecondsLeft: [
    { hz: 660, ms: 90 },
    { hz: 660, ms: 90 },
  ],
} satisfies Record<string, readonly Tone[]>;

export type SoundName = keyof typeof sounds;

/** Silence between two tones. */
export const PAUSE_MS = 20;
