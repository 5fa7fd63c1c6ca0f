/** What may stand before the counter, one at a time. */
export type DialogName = 'help' | 'customer' | 'discount' | 'line' | 'serials' | 'park' | 'recall' | 'abandon';
