import type { TFunction } from 'i18next';
import type { ConflictCard } from '@/bindings/ConflictCard';
import { formatMoney, type Currency } from '@/design/format/money';
import { formatQuantity } from '@/design/format/quantity';
import { subjectWords } from './subject-words';

/** The currency in which a conflict's amounts are. */
export function currencyOf({ currency, exponent }: Pick<ConflictCard, 'currency' | 'exponent'>): Currency {
  return { code: currency, exponent };
}

export function conflictHeading(t: TFunction, { rule, subject }: ConflictCard): string {
  return t(`conflicts.rule.${rule}.heading`, { subject: subjectWords(t, subject) });
}

/** What happened and what it makes, in one or two sentences. Once nothing is left to give back they say so. */
export function conflictSentence(t: TFunction, card: ConflictCard): string {
  const { rule, sale, stock } = card;
  const money = (minor: number) => formatMoney(minor, currencyOf(card));
  const amounts = { total: money(sale?.total ?? 0), paid: money(sale?.paid ?? 0), excess: money(sale?.excess ?? 0) };
  switch (rule) {
    case 'paid_twice':
    case 'paid_after_cancel':
    case 'cancelled_after_pay':
      return sale && sale.excess > 0
        ? t(`conflicts.rule.${rule}.what`, amounts)
        : t(`conflicts.rule.${rule}.even`, amounts);
    case 'oversold': {
      const onHand = formatQuantity(stock?.on_hand ?? 0);
      return t(stock && stock.on_hand >= 0 ? 'conflicts.rule.oversold.even' : 'conflicts.rule.oversold.what', {
        onHand,
      });
    }
    case 'concurrent_edit':
    case 'submitted_twice':
    case 'recalled_twice':
    case 'two_open_shifts':
    case 'number_twice':
    case 'shift_already_closed':
    case 'opened_twice':
    case 'delivered_twice':
    case 'resolved_twice':
      return t(`conflicts.rule.${rule}.what`, { subject: card.subject.name });
  }
}
