import { NBSP } from './spaces';

/** How people say their number, by country: the sizes of the groups after the country code. */
const groupings: Readonly<Record<string, readonly number[]>> = {
  '33': [1, 2, 2, 2, 2],
  '221': [2, 3, 2, 2],
  '223': [2, 2, 2, 2],
  '224': [3, 2, 2, 2],
  '225': [2, 2, 2, 2, 2],
  '226': [2, 2, 2, 2],
  '227': [2, 2, 2, 2],
  '228': [2, 2, 2, 2],
  '229': [2, 2, 2, 2, 2],
  '235': [2, 2, 2, 2],
  '236': [2, 2, 2, 2],
  '237': [1, 2, 2, 2, 2],
  '240': [3, 3, 3],
  '241': [2, 2, 2, 2],
  '242': [2, 3, 2, 2],
  '243': [3, 3, 3],
};

/** +237699412077 → +237 6 99 41 20 77. A number of an unknown shape is shown as it was given. */
export function formatPhone(e164: string): string {
  const compact = e164.replace(/[^\d+]/g, '');
  for (const [country, sizes] of Object.entries(groupings)) {
    const rest = compact.slice(country.length + 1);
    if (compact.startsWith(`+${country}`) && rest.length === sum(sizes)) {
      return [`+${country}`, ...cut(rest, sizes)].join(NBSP);
    }
  }
  return e164;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

function cut(digits: string, sizes: readonly number[]): string[] {
  let from = 0;
  return sizes.map((size) => digits.slice(from, (from += size)));
}
