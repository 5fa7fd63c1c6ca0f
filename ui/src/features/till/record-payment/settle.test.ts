import { expect, it } from 'vitest';
import {
  changeOf,
  chooseMethod,
  emptyDraft,
  entryAmount,
  listEntry,
  nextMethod,
  removeListed,
  restAfterListed,
  restShown,
  type PaymentDraft,
} from './payment-draft';
import { readEntry, settle } from './settle';

const DUE = 137_775;
const momo = { method: 'mobile_money', operator: 'MTN MoMo', reference: '9417 2203 118', amount: 60_000 } as const;
const withMomo = listEntry(emptyDraft, momo);

it('splits a sale between mobile money and cash, and gives change on the cash', () => {
  const draft = { ...withMomo, cash: 80_000 };
  expect(restAfterListed(DUE, draft)).toBe(77_775);
  expect(changeOf(DUE, draft)).toBe(2_225);
  expect(settle(DUE, draft)).toEqual({ kind: 'settled', tenders: [momo, { method: 'cash', amount: 80_000 }] });
});

it('says what is missing, so that a part payment is meant', () => {
  expect(settle(DUE, { ...withMomo, cash: 20_000 })).toMatchObject({ kind: 'short', missing: 57_775 });
  expect(settle(DUE, withMomo)).toMatchObject({ kind: 'short', missing: 77_775 });
  expect(settle(DUE, emptyDraft)).toEqual({ kind: 'fault', fault: 'cash' });
});

it('offers the rest to another means, less the cash that is already there', () => {
  const draft = chooseMethod({ ...withMomo, cash: 50_000 }, 'bank_transfer');
  expect(restShown(DUE, draft)).toBe(27_775);
  expect(entryAmount(DUE, draft)).toBe(27_775);
});

it('needs the operator and the reference of a mobile payment', () => {
  const draft = chooseMethod(emptyDraft, 'mobile_money');
  expect(readEntry(DUE, draft)).toBe('operator');
  expect(settle(DUE, { ...draft, entry: { ...draft.entry, operator: 'MTN MoMo', reference: '  ' } })).toEqual({
    kind: 'fault',
    fault: 'reference',
  });
});

it('takes no more than the rest by anything but cash', () => {
  const draft = chooseMethod(emptyDraft, 'customer_credit');
  expect(readEntry(DUE, { ...draft, entry: { ...draft.entry, amount: DUE + 1 } })).toBe('above');
  expect(readEntry(DUE, { ...draft, entry: { ...draft.entry, amount: 0 } })).toBe('amount');
});

it('counts a complete entry as added', () => {
  const draft: PaymentDraft = {
    ...chooseMethod(emptyDraft, 'cheque'),
    entry: { ...emptyDraft.entry, bank: 'Afriland', number: ' 77 ' },
  };
  expect(settle(DUE, draft)).toEqual({
    kind: 'settled',
    tenders: [{ method: 'cheque', bank: 'Afriland', number: '77', amount: DUE }],
  });
});

it('takes no cash once the list covers the sale', () => {
  const draft = { ...listEntry(emptyDraft, { ...momo, amount: DUE }), cash: 500 };
  expect(settle(DUE, draft)).toMatchObject({ kind: 'settled', tenders: [{ amount: DUE }] });
  expect(changeOf(DUE, draft)).toBe(0);
  expect(settle(DUE, chooseMethod({ ...draft, cash: null }, 'mobile_money')).kind).toBe('settled');
});

it('goes through the means with F3; credit is for a named customer', () => {
  const cheque = chooseMethod(emptyDraft, 'cheque');
  expect(nextMethod(cheque, false)).toBe('cash');
  expect(nextMethod(cheque, true)).toBe('customer_credit');
  expect(nextMethod(emptyDraft, false)).toBe('mobile_money');
});

it('takes a means off the list', () => {
  expect(removeListed(withMomo, 0).listed).toEqual([]);
});
