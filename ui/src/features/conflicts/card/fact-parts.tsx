import {
  IconArrowBackUp,
  IconBox,
  IconCash,
  IconDeviceMobile,
  IconGavel,
  IconPencil,
  IconReceipt,
  type Icon,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { ConflictCard } from '@/bindings/ConflictCard';
import type { Fact } from '@/bindings/Fact';
import { formatAmount, formatMoney } from '@/design/format/money';
import { formatQuantity } from '@/design/format/quantity';
import { OperatorChip } from '@/design/operator/OperatorChip';
import { currencyOf } from './conflict-sentence';
import { FieldValues } from './FieldValues';
import { takenWords } from './taken-words';
import { actWords } from './value-words';

/** What a fact's card shows beside who and when. */
interface FactParts {
  readonly label: string;
  readonly icon: Icon;
  readonly main: ReactNode;
  readonly amount?: string;
  /** After the place and the person: how it stands with the shift. */
  readonly at?: string;
  readonly lines?: readonly string[];
}

type Payment = Extract<Fact, { fact: 'payment' }>;

const nth = ['first', 'second', 'third', 'fourth'] as const;

export function factParts(t: TFunction, fact: Fact, index: number, card: ConflictCard): FactParts {
  const currency = currencyOf(card);
  const open = (isOpen: boolean) => t(isOpen ? 'conflicts.fact.shiftOpen' : 'conflicts.fact.shiftClosed');
  switch (fact.fact) {
    case 'payment':
      return paymentParts(t, fact, index, card);
    case 'cancellation':
      return { label: t('conflicts.fact.cancellation'), icon: IconArrowBackUp, main: fact.reason };
    case 'submission': {
      const amount = formatAmount(fact.total, currency);
      return { label: t('conflicts.fact.submission'), icon: IconReceipt, main: fact.number, amount };
    }
    case 'shift': {
      const float = t('conflicts.fact.float', { amount: formatMoney(fact.float, currency) });
      return { label: t('conflicts.fact.shift'), icon: IconCash, main: open(fact.is_open), lines: [float] };
    }
    case 'goods': {
      const main = fact.number === '' ? '' : t('conflicts.fact.sale', { number: fact.number });
      return { label: t('conflicts.fact.goods'), icon: IconBox, main, amount: formatQuantity(fact.quantity) };
    }
    case 'serial_named': {
      const { customer_name: customer } = fact;
      return {
        label: t('conflicts.fact.serial_named'),
        icon: IconReceipt,
        main: fact.number,
        lines: [
          fact.product_name,
          t('conflicts.fact.serial', { serial: fact.serial }),
          customer === '' ? t('conflicts.fact.walkIn') : t('conflicts.fact.soldTo', { customer }),
        ],
      };
    }
    case 'edit': {
      if (card.rule === 'without_authority') return unauthorisedParts(t, card);
      const side = index === 0 ? 'earlier' : 'later';
      const main = <FieldValues fields={card.fields} side={side} currency={currency} />;
      return { label: t(`conflicts.fact.edits.${side}`), icon: IconPencil, main };
    }
    case 'decision': {
      const main = takenWords(t, fact.taken, currency);
      return { label: t('conflicts.fact.decision'), icon: IconGavel, main, lines: [fact.note] };
    }
    case 'act':
      return { label: t('conflicts.fact.act'), icon: IconPencil, main: actWords(t, fact.kind, card.subject) };
  }
}

/** What an edit without effect would set. */
function unauthorisedParts(t: TFunction, card: ConflictCard): FactParts {
  const main = <FieldValues fields={card.fields} side="later" currency={currencyOf(card)} isAlone />;
  return { label: t('conflicts.fact.act'), icon: IconPencil, main };
}

function paymentParts(t: TFunction, fact: Payment, index: number, card: ConflictCard): FactParts {
  const isOnly = card.facts.filter((other) => other.fact === 'payment').length === 1;
  const { means } = fact;
  const shift = t(fact.is_shift_open ? 'conflicts.fact.shiftOpen' : 'conflicts.fact.shiftClosed');
  return {
    label: t(`conflicts.fact.payments.${isOnly ? 'one' : (nth[index] ?? 'fourth')}`),
    icon: means.method === 'mobile_money' ? IconDeviceMobile : IconCash,
    main: means.method === 'mobile_money' ? <OperatorChip name={means.operator} /> : t(`till.means.${means.method}`),
    amount: formatAmount(fact.amount, currencyOf(card)),
    at: shift,
    lines: [proof(t, fact, card)],
  };
}

function proof(t: TFunction, { means, change, tendered }: Payment, card: ConflictCard): string {
  const amount = (minor: number) => formatAmount(minor, currencyOf(card));
  switch (means.method) {
    case 'mobile_money':
    case 'bank_transfer':
      return t('conflicts.fact.reference', { reference: means.reference });
    case 'cheque':
      return t('conflicts.fact.cheque', { bank: means.bank, number: means.number });
    case 'cash':
      if (change === 0) return t('conflicts.fact.exact');
      return t('conflicts.fact.change', { tendered: amount(tendered), change: amount(change) });
    case 'customer_credit':
      return '';
  }
}
