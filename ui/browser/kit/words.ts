import { readFileSync } from 'node:fs';

export type Language = 'fr' | 'en';
interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

const catalogues: Readonly<Record<Language, Catalogue>> = { fr: read('fr'), en: read('en') };

/** What a screen says, by its key; what is in {{braces}} is filled in from `values`. */
export function wordsIn(language: Language) {
  return (key: string, values: Readonly<Record<string, string>> = {}): string => {
    const found = key
      .split('.')
      .reduce<string | Catalogue | undefined>(
        (at, part) => (typeof at === 'object' ? at[part] : undefined),
        catalogues[language],
      );
    if (typeof found !== 'string') throw new Error(`${language}.json has no ${key}`);
    return found.replace(/\{\{(\w+)[^}]*\}\}/g, (_, name: string) => values[name] ?? '');
  };
}

/** All texts of a catalogue. */
export function textsOf(language: Language): string[] {
  const of = (at: string | Catalogue): string[] => (typeof at === 'string' ? [at] : Object.values(at).flatMap(of));
  return of(catalogues[language]);
}

/** The first parts of all keys: a text that begins with one and a dot is a key that no catalogue has. */
export function firstParts(): string[] {
  return Object.keys(catalogues.fr);
}

function read(language: Language): Catalogue {
  return JSON.parse(readFileSync(new URL(`../../src/i18n/${language}.json`, import.meta.url), 'utf8')) as Catalogue;
}
