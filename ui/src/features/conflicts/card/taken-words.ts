import type { TFunction } from 'i18next';
import type { RemedyTaken } from '@/bindings/RemedyTaken';
import { formatMoney, type Currency } from '@/design/format/money';
import { formatQuantity } from '@/design/format/quantity';
import { shortNumber } from '@/design/format/short-names';

/** What was done about a conflict, as a sentence. */
export function takenWords(t: TFunction, taken: RemedyTaken, currency: Currency): string {
  switch (taken.remedy) {
    case 'money_returned': {
      const { means } = taken;
      const by = means.method === 'mobile_money' ? means.operator : t(`till.means.${means.method}`);
      return t('conflicts.taken.money_returned', { amount: formatMoney(taken.amount, currency), means: by });
    }
    case 'counted':
      return t('conflicts.taken.counted', { quantity: formatQuantity(taken.quantity) });
    case 'level_accepted':
      return t('conflicts.taken.level_accepted', { quantity: formatQuantity(taken.adjusted_by) });
    case 'serial_corrected': {
      const { number, from, to } = taken;
      return t('conflicts.taken.serial_corrected', { number: shortNumber(number), from, to });
    }
    case 'acknowledged':
    case 'two_sales':
    case 'goods_kept':
    case 'goods_corrected':
    case 'values_kept':
    case 'with_another':
    case 'confirmed':
    case 'left_without_effect':
      return t(`conflicts.taken.${taken.remedy}`);
  }
}
