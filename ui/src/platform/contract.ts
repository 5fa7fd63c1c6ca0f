/**
 * The names and shapes that cross to Rust.
 *
 * Temporary: `bindings/contract.ts` is generated from the Rust sources. As soon as it exists the three maps become
 * `export type { Commands, Queries, Shell } from '@/bindings/contract';`
 */

/** What changes the books: decided and recorded in one transaction. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the generated contract
export interface Commands {}

/** What only reads. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the generated contract
export interface Queries {}

type Nothing = Readonly<Record<string, never>>;

/** Matters of this machine rather than of the business: session, devices, files, first run. Names provisional. */
export interface Shell {
  /** `new`: no business on this device. `locked`: nobody is signed in. `open`: somebody is. */
  'device.start': { body: Nothing; answer: { state: 'new' | 'locked' | 'open'; version: string } };
  'demo.create': { body: Nothing; answer: null };
  'session.people': {
    body: Nothing;
    answer: {
      business: string;
      place: string;
      people: { id: string; name: string; role: string; userName: string; hasPin: boolean }[];
    };
  };
  'session.sign_in_with_pin': { body: { personId: string; pin: string }; answer: null };
  'session.sign_in_with_password': { body: { userName: string; password: string }; answer: null };
}

/** What Rust says by itself. */
export interface Signals {
  /** Topics whose answers are out of date ("sales", "stock"); "*" is all of them. */
  changed: readonly string[];
}
