import { useState } from 'react';
import type { GoodsChoice } from '@/bindings/GoodsChoice';
import type { PaymentRecorded } from '@/bindings/PaymentRecorded';
import type { QueuedSale } from '@/bindings/QueuedSale';
import type { Tender } from '@/bindings/Tender';
import { useSound } from '@/design/sound/use-sound';
import { useExecute } from '@/platform';
import { emptyDraft, listEntry, type PaymentDraft } from './payment-draft';
import { readEntry, settle, type Fault } from './settle';

/** What F9 recorded, for the screen that says what to hand out. */
export interface Paid {
  readonly sale: QueuedSale;
  readonly answer: PaymentRecorded;
  readonly tenders: readonly Tender[];
  readonly goods: GoodsChoice;
  /** When the change came on the screen: performance.now(). */
  readonly shownAt: number;
}

const CHANGE_SHOWN_MS_MIN = 800;

/** A second stroke of the key that took the money must not take the change due off the screen. */
export function mayLeave({ shownAt }: Paid): boolean {
  return performance.now() - shownAt >= CHANGE_SHOWN_MS_MIN;
}

export type PaymentDesk = ReturnType<typeof usePayment>;

/** The payment of the current sale. What was typed for another sale is kept until that one is paid. */
export function usePayment(sale: QueuedSale | null, onPaid: (paid: Paid) => void) {
  const play = useSound();
  const record = useExecute('sales.record_payment');
  const [drafts, setDrafts] = useState<Readonly<Record<string, PaymentDraft>>>({});
  const [fault, setFault] = useState<{ readonly sale: string; readonly fault: Fault | 'short' } | null>(null);
  const due = sale ? sale.total - sale.paid : 0;
  const draft = (sale && drafts[sale.sale]) ?? emptyDraft;
  const settlement = settle(due, draft);

  function change(next: PaymentDraft) {
    if (!sale) return;
    setFault(null);
    record.reset();
    setDrafts({ ...drafts, [sale.sale]: next });
  }

  function refuse(what: Fault | 'short') {
    if (!sale) return;
    play('refused');
    // Anew each time: the field takes the focus again.
    setFault({ sale: sale.sale, fault: what });
  }

  async function send(tenders: readonly Tender[], goods: GoodsChoice) {
    if (!sale) return;
    try {
      const answer = await record.mutateAsync({ sale: sale.sale, tenders: [...tenders], goods });
      play('paymentRecorded');
      setDrafts(Object.fromEntries(Object.entries(drafts).filter(([id]) => id !== sale.sale)));
      onPaid({ sale, answer, tenders, goods, shownAt: performance.now() });
    } catch {
      // The panel shows record.error.
      play('refused');
    }
  }

  return {
    due,
    draft,
    settlement,
    change,
    refuse,
    fault: fault && fault.sale === sale?.sale ? fault : null,
    error: record.error && record.variables.sale === sale?.sale ? record.error : null,
    /** Enter in the entry of a means: into the list. */
    add: () => {
      const entry = readEntry(due, draft);
      if (typeof entry === 'string') refuse(entry);
      else change(listEntry(draft, entry));
    },
    /** F9. */
    validate: () => {
      if (settlement.kind === 'settled') return send(settlement.tenders, 'deliver');
      refuse(settlement.kind === 'short' ? 'short' : settlement.fault);
      return undefined;
    },
    /** F5, once the cashier has chosen what becomes of the goods. */
    recordPart: (goods: GoodsChoice) =>
      settlement.kind === 'short' ? send(settlement.tenders, goods) : Promise.resolve(),
  };
}
