import type { TFunction } from 'i18next';
import type { QueuedSale } from '@/bindings/QueuedSale';
import type { LegendKey } from '@/design/keys/Legend';
import type { TillQueue } from './queue/use-till-queue';
import { nextMethod, chooseMethod, restAfterListed } from './record-payment/payment-draft';
import type { Paid, PaymentDesk } from './record-payment/use-payment';
import { takenWords } from './taken-words';

export type TillDialog = 'part' | 'move' | 'tickets';

interface Desk {
  readonly t: TFunction;
  readonly sale: QueuedSale | null;
  /** The drawer was counted for the last time: cash that moves now could never be counted again. */
  readonly isCountedOut: boolean;
  readonly paid: Paid | null;
  readonly payment: PaymentDesk;
  readonly queue: TillQueue;
  readonly setDialog: (dialog: TillDialog) => void;
  readonly takeNext: () => void;
  readonly onClose: () => void;
}

interface TillKeys {
  readonly keys: readonly LegendKey[];
  readonly main: LegendKey;
}

/** The legend of the till: those of the shift, and those of the sale while one is being paid. */
export function tillKeys(desk: Desk): TillKeys {
  const { t, sale, paid, queue, setDialog } = desk;
  const countedOut = desk.isCountedOut ? t('till.countedOut') : undefined;
  const find: LegendKey = {
    key: 'F2',
    label: t('till.keys.find'),
    act: () => queue.setSearch(queue.search === null ? '' : null),
  };
  const ofShift: LegendKey[] = [
    { key: 'F6', label: t('till.keys.move'), act: () => setDialog('move'), disabledBecause: countedOut },
    { key: 'F7', label: t('till.keys.tickets'), act: () => setDialog('tickets') },
  ];
  const close: LegendKey = { key: 'F10', label: t('till.keys.close'), act: desk.onClose };
  if (paid || !sale) {
    const because = queue.next ? undefined : t('till.nothingFree');
    const label = paid ? t('till.keys.next') : t('till.keys.first');
    return {
      keys: [find, ...ofShift, close],
      main: { key: 'F9', label, act: desk.takeNext, disabledBecause: because },
    };
  }
  const taken = sale.claimed_by === null ? undefined : takenWords(t, sale, sale.claimed_by);
  const because = countedOut ?? taken;
  const letGo: LegendKey = { key: 'F8', label: t('till.keys.release'), act: queue.letGo };
  return {
    keys: [find, ...ofSale(desk, sale, because), ...ofShift, letGo, close],
    main: { key: 'F9', label: t('till.keys.validate'), act: desk.payment.validate, disabledBecause: because },
  };
}

function ofSale({ t, payment, setDialog }: Desk, sale: QueuedSale, because: string | undefined): LegendKey[] {
  const { due, draft, settlement, change, refuse } = payment;
  const exact = () => {
    if (draft.method === 'cash') change({ ...draft, cash: Math.max(0, restAfterListed(due, draft)) });
    else change({ ...draft, entry: { ...draft.entry, amount: 'rest' } });
  };
  const part = () => {
    if (settlement.kind === 'short') setDialog('part');
    else if (settlement.kind === 'fault') refuse(settlement.fault);
  };
  const isWhole = settlement.kind === 'settled';
  return [
    {
      key: 'F3',
      label: t('till.keys.method'),
      act: () => change(chooseMethod(draft, nextMethod(draft, sale.customer !== null))),
      disabledBecause: because,
    },
    { key: 'F4', label: t('till.keys.exact'), act: exact, disabledBecause: because },
    {
      key: 'F5',
      label: t('till.keys.part'),
      act: part,
      disabledBecause: because ?? (isWhole ? t('till.part.notNeeded') : undefined),
    },
  ];
}
