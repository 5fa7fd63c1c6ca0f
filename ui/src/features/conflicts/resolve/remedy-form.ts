import type { ConflictCard } from '@/bindings/ConflictCard';
import type { Offered } from '@/bindings/Offered';
import type { Remedy } from '@/bindings/Remedy';

/** What is chosen and typed before a decision. */
export interface RemedyForm {
  /** Which of the offers, from 0: the first is the advised one. */
  readonly choice: number;
  readonly shift: string | null;
  readonly operator: string | null;
  readonly reference: string;
  /** The right number of the piece. */
  readonly serial: string;
  /** Thousandths; null until it is typed. */
  readonly quantity: number | null;
  readonly note: string;
}

/** The advised remedy, with all that Rust knows already. */
export function firstForm({ offers, drawers }: Pick<ConflictCard, 'offers' | 'drawers'>): RemedyForm {
  const mobile = offers.find((offer) => offer.remedy === 'return_mobile_money');
  const operator = mobile?.remedy === 'return_mobile_money' && mobile.operator !== '' ? mobile.operator : null;
  const shift = drawers.find(({ is_enough: isEnough }) => isEnough)?.shift ?? null;
  return { choice: 0, shift, operator, reference: '', serial: '', quantity: null, note: '' };
}

/** The remedy as Rust takes it; null while something is missing. */
export function readRemedy(offer: Offered, form: RemedyForm): Remedy | null {
  switch (offer.remedy) {
    case 'return_cash':
      return form.shift === null ? null : { remedy: offer.remedy, shift: form.shift, amount: offer.amount };
    case 'return_mobile_money': {
      const { operator, reference } = form;
      if (operator === null || reference.trim() === '') return null;
      return { remedy: offer.remedy, operator, reference: reference.trim(), amount: offer.amount };
    }
    case 'correct_serial': {
      const to = form.serial.trim();
      return to === '' ? null : { remedy: offer.remedy, sale: offer.sale, to };
    }
    case 'count':
      return form.quantity === null || form.quantity < 0 ? null : { remedy: 'count', quantity: form.quantity };
    case 'keep_values':
      return { remedy: 'keep_values', edit: offer.edit };
    case 'two_sales':
    case 'keep_goods':
    case 'correct_goods':
    case 'accept_level':
    case 'confirm':
    case 'leave_without_effect':
    case 'acknowledge':
      return { remedy: offer.remedy };
  }
}

export function isNoteMissing(offer: Offered, form: RemedyForm): boolean {
  return offer.needs_note && form.note.trim() === '';
}
