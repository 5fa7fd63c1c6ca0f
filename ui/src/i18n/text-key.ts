import type { ParseKeys } from 'i18next';

/** Every key of the catalogue, checked at compile time. */
export type TextKey = ParseKeys;
