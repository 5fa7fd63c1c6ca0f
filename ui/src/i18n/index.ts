/** Words in French and English. French first: it is the source of the typed keys and what is shown when all else fails. */
export { errorWords, type ErrorFacts } from './error-words';
export { isLanguage, languages, type Language } from './languages';
export { currentLanguage, speak, startI18n } from './start';
export type { TextKey } from './text-key';
