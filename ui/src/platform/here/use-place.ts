import { useAnswer } from '../answers/use-answer';

/** Where this device stands: business, store, register. */
export function usePlace() {
  return useAnswer('people.current_place', {}).data;
}

const FRANC = { code: 'XAF', exponent: 0 } as const;

/** The currency of this device's store; the franc for the few milliseconds before it is known. */
export function useCurrency(): { readonly code: string; readonly exponent: number } {
  const place = usePlace();
  return place ? { code: place.currency, exponent: place.exponent } : FRANC;
}
