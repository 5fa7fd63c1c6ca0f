import { useEffect, type RefObject } from 'react';

/** Where typing goes: the amount of the means that is chosen, or the next sale. */
const FIRST = '[data-first] input:not([type="radio"]), [data-first="next"] button';

/** A dialog or a search that is left gives the keys back to the amount, or to the next sale. */
export function useFirstFocus(place: RefObject<HTMLElement | null>, isFree: boolean) {
  useEffect(() => {
    if (isFree) place.current?.querySelector<HTMLElement>(FIRST)?.focus();
  }, [place, isFree]);
}
