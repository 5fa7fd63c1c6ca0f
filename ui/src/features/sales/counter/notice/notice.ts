import type { ErrorFacts } from '@/i18n';

/** What just happened, said in place: under the search field, and in the row when a row is concerned. */
export type Notice =
  | { readonly kind: 'scanned'; readonly name: string; readonly code: string; readonly by: number }
  /** Read for the line of that name, which lacks `left` more. */
  | { readonly kind: 'serial'; readonly name: string; readonly code: string; readonly left: number }
  | { readonly kind: 'added'; readonly name: string; readonly by: number }
  | { readonly kind: 'unknown-barcode'; readonly code: string; readonly mayBeSerial: boolean }
  | { readonly kind: 'refused'; readonly error: ErrorFacts; readonly line: number | null }
  | { readonly kind: 'parked' | 'recalled' | 'abandoned'; readonly name: string }
  | { readonly kind: 'sent'; readonly sale: string; readonly number: string; readonly total: number };
