const LENGTH_MAX = 6;
const WORD = 3;

/**
 * The part of the paper numbers that names a store, proposed from its name: « Boutique Akwa » → BOUAKW. One to six
 * capitals without accents, or digits.
 */
export function storeCodeOf(name: string): string {
  const words = plain(name)
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
  const [only] = words;
  if (words.length === 1 && only !== undefined) return only.slice(0, LENGTH_MAX);
  return words
    .map((word) => word.slice(0, WORD))
    .join('')
    .slice(0, LENGTH_MAX);
}

/** As typed: what cannot be in a code is left out at once. */
export function asStoreCode(typed: string): string {
  return plain(typed)
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, LENGTH_MAX);
}

/** elise for « Élise Ngo »: what somebody types to sign in, proposed from their name. */
export function userNameOf(name: string): string {
  return (plain(name).split(/[^A-Z0-9]+/)[0] ?? '').toLowerCase();
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toUpperCase();
}
