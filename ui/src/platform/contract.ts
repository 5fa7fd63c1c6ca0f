/** The names and shapes that cross to Rust: generated, but for what Rust says by itself. */
export type { Commands, Queries, Shell } from '@/bindings/contract';

/** What Rust says by itself. */
export interface Signals {
  /** Topics whose answers are out of date ("sales", "stock"); "*" is all of them. */
  changed: readonly string[];
}
