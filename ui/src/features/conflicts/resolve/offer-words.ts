import type { TFunction } from 'i18next';
import type { ConflictCard } from '@/bindings/ConflictCard';
import type { Offered } from '@/bindings/Offered';
import type { Instant } from '@/design/format/dates';
import { formatMoney } from '@/design/format/money';
import { formatQuantity } from '@/design/format/quantity';
import { shortNumber } from '@/design/format/short-names';
import { currencyOf } from '../card/conflict-sentence';
import { valueWords } from '../card/value-words';

type When = (at: Instant) => string;

interface OfferWords {
  readonly title: string;
  readonly text: string;
  /** On the button that does it. */
  readonly act: string;
}

/** What a remedy is called, what it does, and what its button says. */
export function offerWords(t: TFunction, offer: Offered, card: ConflictCard, when: When): OfferWords {
  switch (offer.remedy) {
    case 'return_cash':
    case 'return_mobile_money': {
      const amount = formatMoney(offer.amount, currencyOf(card));
      return {
        title: t(`conflicts.offer.${offer.remedy}.title`, { amount }),
        text: t(`conflicts.offer.${offer.remedy}.text`),
        act: t(`conflicts.act.${offer.remedy}`, { amount }),
      };
    }
    case 'accept_level': {
      const quantity = formatQuantity(offer.adjusted_by);
      return {
        title: t('conflicts.offer.accept_level.title'),
        text:
          offer.adjusted_by === 0
            ? t('conflicts.offer.accept_level.asIs')
            : t('conflicts.offer.accept_level.text', { quantity }),
        act: t('conflicts.act.accept_level'),
      };
    }
    case 'keep_values':
      return { ...keptWords(t, offer.edit, card, when), act: t('conflicts.act.keep_values') };
    case 'correct_serial': {
      const { number, serial } = offer;
      return {
        title: t('conflicts.offer.correct_serial.title', { number: shortNumber(number) }),
        text: t('conflicts.offer.correct_serial.text', { serial }),
        act: t('conflicts.act.correct_serial'),
      };
    }
    case 'two_sales':
    case 'keep_goods':
    case 'correct_goods':
    case 'count':
    case 'confirm':
    case 'leave_without_effect':
    case 'acknowledge':
      return {
        title: t(`conflicts.offer.${offer.remedy}.title`),
        text: t(`conflicts.offer.${offer.remedy}.text`),
        act: t(`conflicts.act.${offer.remedy}`),
      };
  }
}

function keptWords(t: TFunction, edit: string, card: ConflictCard, when: When) {
  const index = card.facts.findIndex((fact) => fact.fact === 'edit' && fact.edit === edit);
  const side = index === 0 ? 'earlier' : 'later';
  const values = card.fields.map((field) => valueWords(t, field[side], currencyOf(card))).join(', ');
  const stands = card.fields.every((field) => JSON.stringify(field[side]) === JSON.stringify(field.now));
  const fact = card.facts[index];
  const whose = t('conflicts.offer.keep_values.edit', {
    person: fact?.by_name ?? '',
    time: fact === undefined ? '' : when(fact.at),
  });
  return {
    title: t('conflicts.offer.keep_values.title', { values }),
    text: stands ? `${whose} ${t('conflicts.offer.keep_values.stands')}` : whose,
  };
}
