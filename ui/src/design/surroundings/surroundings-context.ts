import { createContext, use } from 'react';
import type { NavSection } from '../office/OfficeNav';
import type { StateItem } from '../state-bar/StateBar';

/** What every frame shows and no screen has to know: who works here, where, what the machine can do, where else to go. */
export interface Surroundings {
  readonly business: string;
  /** Short, for the top bar: a first name. */
  readonly person: string;
  /** Of the store: its clock is the one that papers and shifts show. */
  readonly zone?: string | undefined;
  /** Left of the state bar: who, which store and register. */
  readonly place: readonly StateItem[];
  /** Right of the state bar: recorded here, printer. */
  readonly health: readonly StateItem[];
  /** The screens this person may open, in sections. */
  readonly nav: readonly NavSection[];
  /** Leaves the place to the next person, as F12 does. */
  readonly onLock: () => void;
  /** What this screen is for, as F1 says it. */
  readonly onHelp: () => void;
}

export const SurroundingsContext = createContext<Surroundings>({
  business: '',
  person: '',
  place: [],
  health: [],
  nav: [],
  onLock: () => undefined,
  onHelp: () => undefined,
});

export function useSurroundings(): Surroundings {
  return use(SurroundingsContext);
}
