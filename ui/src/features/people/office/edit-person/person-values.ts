import type { ChangeUser } from '@/bindings/ChangeUser';
import type { UserRow } from '@/bindings/UserRow';

export interface PersonValues {
  name: string;
  user_name: string;
  email: string;
  phone: string;
  language: string;
}

export const nobody: PersonValues = { name: '', user_name: '', email: '', phone: '', language: 'fr' };

export function personValues({ name, user_name, email, phone, language }: UserRow): PersonValues {
  return { name, user_name, email, phone, language };
}

/** Only what differs: what another changes meanwhile is not overwritten. */
export function changedPerson(before: PersonValues, after: PersonValues): Omit<ChangeUser, 'user'> {
  const keys = Object.keys(after) as (keyof PersonValues)[];
  return Object.fromEntries(keys.filter((key) => after[key] !== before[key]).map((key) => [key, after[key].trim()]));
}

/** aicha.bello from Aïcha Bello: a first idea, to be typed over. */
export function suggestUserName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '')
    .slice(0, 40);
}
