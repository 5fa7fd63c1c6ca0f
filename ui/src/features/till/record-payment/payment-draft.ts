import type { Tender } from '@/bindings/Tender';

/** In the order of the choice on the screen; F3 goes through it. */
export const methods = ['cash', 'mobile_money', 'bank_transfer', 'cheque', 'customer_credit'] as const;

export type Method = (typeof methods)[number];

/** What is being typed for a means other than cash. */
export interface Entry {
  /** `rest`: all that is still missing, whatever is taken off the list meanwhile. */
  readonly amount: number | 'rest' | null;
  readonly operator: string | null;
  readonly reference: string;
  readonly bank: string;
  readonly number: string;
}

/** The payment of one sale until F9: nothing of it is recorded yet. */
export interface PaymentDraft {
  readonly method: Method;
  /** Means that are complete, without cash, in the order in which they were given. */
  readonly listed: readonly Tender[];
  /** Notes and coins handed over. There is one heap of them and it is counted last: change comes out of it. */
  readonly cash: number | null;
  readonly entry: Entry;
}

const emptyEntry: Entry = { amount: 'rest', operator: null, reference: '', bank: '', number: '' };

export const emptyDraft: PaymentDraft = { method: 'cash', listed: [], cash: null, entry: emptyEntry };

/** What the means of the list leave to pay. */
export function restAfterListed(due: number, draft: PaymentDraft): number {
  return due - draft.listed.reduce((sum, tender) => sum + tender.amount, 0);
}

/** The most that a means other than cash may take. */
export function restForEntry(due: number, draft: PaymentDraft): number {
  return Math.max(0, restAfterListed(due, draft) - (draft.cash ?? 0));
}

export function entryAmount(due: number, draft: PaymentDraft): number | null {
  return draft.entry.amount === 'rest' ? restForEntry(due, draft) : draft.entry.amount;
}

/** The cash that counts: none is taken once the other means cover the sale. */
export function cashTaken(due: number, draft: PaymentDraft): number {
  return restAfterListed(due, draft) > 0 ? (draft.cash ?? 0) : 0;
}

export function changeOf(due: number, draft: PaymentDraft): number {
  const taken = cashTaken(due, draft);
  return taken === 0 ? 0 : Math.max(0, taken - restAfterListed(due, draft));
}

/** What the slab says: the rest, less the cash once somebody looks at another means. */
export function restShown(due: number, draft: PaymentDraft): number {
  const rest = restAfterListed(due, draft);
  return draft.method === 'cash' ? rest : Math.max(0, rest - (draft.cash ?? 0));
}

export function chooseMethod(draft: PaymentDraft, method: Method): PaymentDraft {
  return { ...draft, method, entry: method === 'cash' ? draft.entry : { ...draft.entry, amount: 'rest' } };
}

/** F3: the next means that this sale can be paid by. */
export function nextMethod(draft: PaymentDraft, hasCustomer: boolean): Method {
  const possible = methods.filter((method) => method !== 'customer_credit' || hasCustomer);
  return possible[(possible.indexOf(draft.method) + 1) % possible.length] ?? 'cash';
}

/** Takes a means off the list again. */
export function removeListed(draft: PaymentDraft, index: number): PaymentDraft {
  return { ...draft, listed: draft.listed.filter((_, at) => at !== index) };
}

/** Puts the complete entry in the list and goes on with cash, which comes last. */
export function listEntry(draft: PaymentDraft, tender: Tender): PaymentDraft {
  return { ...draft, method: 'cash', listed: [...draft.listed, tender], entry: emptyEntry };
}
