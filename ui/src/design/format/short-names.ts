/** AKW-C2-2026-000008 → C2-8: the register and the number are what people say across the counter. */
export function shortNumber(number: string): string {
  const match = /^[^-]+-([^-]+)-\d{4}[A-Z]?-0*(\d+)$/.exec(number);
  return match ? `${match[1]}-${match[2]}` : number;
}

/** Clarisse Ngo Bassa → Clarisse N. */
export function shortPerson(name: string): string {
  const [first = '', second] = name.split(' ');
  return second === undefined ? first : `${first} ${second.charAt(0)}.`;
}
