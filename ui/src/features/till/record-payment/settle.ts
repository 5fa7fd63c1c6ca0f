import type { Tender } from '@/bindings/Tender';
import { cashTaken, entryAmount, restForEntry, type PaymentDraft } from './payment-draft';

/** The field that is wrong, for its message and for the focus. */
export type Fault = 'cash' | 'amount' | 'above' | 'operator' | 'reference' | 'bank' | 'number';

export type Settlement =
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'settled'; readonly tenders: readonly Tender[] }
  /** A part only: the cashier decides with F5. */
  | { readonly kind: 'short'; readonly tenders: readonly Tender[]; readonly missing: number };

/** What F9 would record. An entry under way that is complete counts as if it had been added. */
export function settle(due: number, draft: PaymentDraft): Settlement {
  const tenders: Tender[] = [...draft.listed];
  if (draft.method !== 'cash' && isUnderWay(due, draft)) {
    const entry = readEntry(due, draft);
    if (typeof entry === 'string') return { kind: 'fault', fault: entry };
    tenders.push(entry);
  }
  const cash = cashTaken(due, draft);
  if (cash > 0) tenders.push({ method: 'cash', amount: cash });
  const missing = due - tenders.reduce((sum, tender) => sum + tender.amount, 0);
  if (tenders.length === 0) return { kind: 'fault', fault: 'cash' };
  return missing > 0 ? { kind: 'short', tenders, missing } : { kind: 'settled', tenders };
}

/** The entry as a tender, or what is missing in it. */
export function readEntry(due: number, draft: PaymentDraft): Tender | Fault {
  const amount = entryAmount(due, draft);
  if (amount === null || amount <= 0) return 'amount';
  if (amount > restForEntry(due, draft)) return 'above';
  const { operator, bank } = draft.entry;
  const reference = draft.entry.reference.trim();
  const number = draft.entry.number.trim();
  switch (draft.method) {
    case 'mobile_money':
      if (operator === null) return 'operator';
      return reference === '' ? 'reference' : { method: 'mobile_money', operator, reference, amount };
    case 'bank_transfer':
      return reference === '' ? 'reference' : { method: 'bank_transfer', reference, amount };
    case 'cheque':
      if (bank.trim() === '') return 'bank';
      return number === '' ? 'number' : { method: 'cheque', bank: bank.trim(), number, amount };
    case 'customer_credit':
      return { method: 'customer_credit', amount };
    case 'cash':
      return 'cash';
  }
}

/** Looking at a means is not using it: with nothing left to pay and nothing typed there is no entry. */
function isUnderWay(due: number, draft: PaymentDraft): boolean {
  const { amount, reference, number } = draft.entry;
  return amount !== 'rest' || reference !== '' || number !== '' || restForEntry(due, draft) > 0;
}
