import type { CustomerRow } from '@/bindings/CustomerRow';

export type CustomerOption =
  | { readonly kind: 'walk-in' }
  | { readonly kind: 'known'; readonly row: CustomerRow }
  | { readonly kind: 'new'; readonly text: string };

interface Situation {
  readonly text: string;
  readonly isNamed: boolean;
  readonly mayCreate: boolean;
}

/** Whom one may choose, what is most likely first: those found, back to the walk-in customer, or somebody new. */
export function choicesOf(found: readonly CustomerRow[], { text, isNamed, mayCreate }: Situation): CustomerOption[] {
  const walkIn: CustomerOption[] = isNamed && text === '' ? [{ kind: 'walk-in' }] : [];
  const known = found.map((row): CustomerOption => ({ kind: 'known', row }));
  const fresh: CustomerOption[] = mayCreate ? [{ kind: 'new', text }] : [];
  return [...walkIn, ...known, ...fresh];
}

/** Digits are a phone, the rest is a name. */
export function startOf(typed: string): { name: string; phone: string } {
  return /^[+\d][\d\s.-]*$/.test(typed) ? { name: '', phone: typed } : { name: typed, phone: '' };
}
