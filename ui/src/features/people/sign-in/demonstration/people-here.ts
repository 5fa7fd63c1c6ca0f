import type { DemonstrationPerson } from '@/bindings/DemonstrationPerson';

/** The store at which the demonstration's computer stands: whoever works elsewhere may do nothing here. */
const STORE = 'AKW';
/** The first thing to try is a sale, then its payment, then what a manager sees. */
const ORDER = ['seller', 'cashier', 'manager', 'admin', 'stock_keeper'];

/** Who is worth trying here, in the order of a visit: first the one person of each role, then their colleagues. */
export function peopleHere(people: readonly DemonstrationPerson[]): readonly DemonstrationPerson[] {
  const here = people.filter(({ stores }) => stores === '*' || stores.split('|').includes(STORE));
  const firsts = ORDER.flatMap((role) => here.find((person) => person.role === role) ?? []);
  return [...firsts, ...here.filter((person) => !firsts.includes(person))];
}
