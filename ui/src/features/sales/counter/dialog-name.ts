/** What may stand before the counter, one at a time. */
export type DialogName = 'help' | 'customer' | 'discount' | 'line' | 'park' | 'recall' | 'abandon';
