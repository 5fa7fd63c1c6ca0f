import type { TFunction } from 'i18next';
import type { AuthorityAtStake } from '@/bindings/AuthorityAtStake';
import type { ConflictCard } from '@/bindings/ConflictCard';
import { formatMoney, type Currency } from '@/design/format/money';
import { formatQuantity } from '@/design/format/quantity';
import { subjectWords } from './subject-words';

/** The currency in which a conflict's amounts are. */
export function currencyOf({ currency, exponent }: Pick<ConflictCard, 'currency' | 'exponent'>): Currency {
  return { code: currency, exponent };
}

export function conflictHeading(t: TFunction, { rule, subject }: ConflictCard): string {
  const words = subjectWords(t, subject);
  if (rule === 'without_authority' && words === '') return t('conflicts.rule.without_authority.bare');
  return t(`conflicts.rule.${rule}.heading`, { subject: words });
}

/** What happened and what it makes, in one or two sentences. Once nothing is left to give back they say so. */
export function conflictSentence(t: TFunction, card: ConflictCard): string {
  const { rule, sale, stock } = card;
  const money = (minor: number) => formatMoney(minor, currencyOf(card));
  const amounts = { total: money(sale?.total ?? 0), paid: money(sale?.paid ?? 0), excess: money(sale?.excess ?? 0) };
  const isDecided = card.decision !== null;
  switch (rule) {
    case 'paid_twice':
    case 'paid_after_cancel':
    case 'cancelled_after_pay': {
      if (isDecided) return t(`conflicts.rule.${rule}.was`, amounts);
      return t(`conflicts.rule.${rule}.${sale && sale.excess > 0 ? 'what' : 'even'}`, amounts);
    }
    case 'oversold': {
      if (isDecided || stock === null) return t('conflicts.rule.oversold.was');
      const onHand = formatQuantity(stock.on_hand);
      return t(`conflicts.rule.oversold.${stock.on_hand < 0 ? 'what' : 'even'}`, { onHand });
    }
    case 'without_authority':
      return authoritySentence(t, card);
    case 'concurrent_edit':
      return t(`conflicts.rule.concurrent_edit.${isDecided ? 'was' : 'what'}`);
    case 'same_serial': {
      const named = card.facts.find((fact) => fact.fact === 'serial_named');
      if (isDecided || named === undefined) return t('conflicts.rule.same_serial.was');
      return t('conflicts.rule.same_serial.what', { product: named.product_name, serial: named.serial });
    }
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

/** What was lacking, and what the act is worth meanwhile. */
function authoritySentence(t: TFunction, { authority, decision }: ConflictCard): string {
  if (authority === null) return t('conflicts.rule.without_authority.was');
  const lack = lackWords(t, authority);
  if (decision !== null) return lack;
  return `${lack} ${t(`conflicts.rule.without_authority.${authority.is_decision ? 'void' : 'counts'}`)}`;
}

function lackWords(t: TFunction, { lack, by_name: person, device_name: device }: AuthorityAtStake): string {
  switch (lack.lack) {
    case 'permission':
      return t('conflicts.lack.permission', { person, device, permission: t(`permissions.${lack.permission}`) });
    case 'person_unknown':
    case 'dismissed':
    case 'device_shut_out':
      return t(`conflicts.lack.${lack.lack}`, { person, device });
  }
}
