/** Somebody who signed in on this device before. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  /** As people say it: vendeuse, caissier, gérante. */
  readonly role: string;
  readonly userName: string;
  /** Without a PIN the password is asked. */
  readonly hasPin: boolean;
}

/** CN for Clarisse Ngo Bassa: first letters of the first two words. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
}
