import { IconArrowBackUp, IconBox, IconCash, IconDeviceMobile, IconGavel, IconPencil, IconReceipt } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictCard } from '@/bindings/ConflictCard';
import type { Fact } from '@/bindings/Fact';
import type { PaymentMeans } from '@/bindings/PaymentMeans';
import { formatDateTime } from '@/design/format/dates';
import { formatAmount, formatMoney } from '@/design/format/money';
import { formatQuantity } from '@/design/format/quantity';
import { OperatorChip } from '@/design/operator/OperatorChip';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { currencyOf } from './conflict-sentence';
import classes from './FactCard.module.css';
import { FieldValues } from './FieldValues';
import { takenWords } from './taken-words';

interface Props {
  readonly fact: Fact;
  /** Its place among the facts, from 0. */
  readonly index: number;
  readonly card: ConflictCard;
}

const nth = ['first', 'second', 'third', 'fourth'] as const;

/** One of the facts that contradict each other: what, when, where, by whom. */
export function FactCard({ fact, index, card }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const currency = currencyOf(card);
  const { label, icon, main, amount, lines } = parts();
  const who = [fact.register_name, fact.by_name].filter((part) => part !== '').join(', ');
  return (
    <li className={classes['fact']}>
      <div className={classes['head']}>
        <span>{label}</span>
        <span className="num">{formatDateTime(fact.at, zone)}</span>
      </div>
      <div className={classes['main']}>
        {icon}
        <span className={classes['what']}>{main}</span>
        {amount !== undefined && <b className={classes['amount']}>{amount}</b>}
      </div>
      <p className={classes['lines']}>
        {[who, ...lines].filter((line) => line !== '').map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
    </li>
  );

  function parts(): { label: string; icon: ReactNode; main: ReactNode; amount?: string; lines: string[] } {
    switch (fact.fact) {
      case 'payment': {
        const isOnly = card.facts.filter((other) => other.fact === 'payment').length === 1;
        const isMobile = fact.means.method === 'mobile_money';
        return {
          label: t(`conflicts.fact.payments.${isOnly ? 'one' : (nth[index] ?? 'fourth')}`),
          icon: isMobile ? <IconDeviceMobile size={20} stroke={1.75} aria-hidden /> : <IconCash size={20} stroke={1.75} aria-hidden />,
          main: meansWords(fact.means),
          amount: formatAmount(fact.amount, currency),
          lines: [t(fact.is_shift_open ? 'conflicts.fact.shiftOpen' : 'conflicts.fact.shiftClosed'), proof(fact)],
        };
      }
      case 'cancellation':
        return { label: t('conflicts.fact.cancellation'), icon: <IconArrowBackUp size={20} stroke={1.75} aria-hidden />, main: fact.reason, lines: [] };
      case 'submission':
        return {
          label: t('conflicts.fact.submission'),
          icon: <IconReceipt size={20} stroke={1.75} aria-hidden />,
          main: fact.number,
          amount: formatAmount(fact.total, currency),
          lines: [],
        };
      case 'shift':
        return {
          label: t('conflicts.fact.shift'),
          icon: <IconCash size={20} stroke={1.75} aria-hidden />,
          main: t(fact.is_open ? 'conflicts.fact.shiftOpen' : 'conflicts.fact.shiftClosed'),
          lines: [t('conflicts.fact.float', { amount: formatMoney(fact.float, currency) })],
        };
      case 'goods':
        return {
          label: t('conflicts.fact.goods'),
          icon: <IconBox size={20} stroke={1.75} aria-hidden />,
          main: fact.number === '' ? '' : t('conflicts.fact.sale', { number: fact.number }),
          amount: formatQuantity(fact.quantity),
          lines: [],
        };
      case 'edit': {
        const side = index === 0 ? 'earlier' : 'later';
        return {
          label: t(`conflicts.fact.edits.${side}`),
          icon: <IconPencil size={20} stroke={1.75} aria-hidden />,
          main: <FieldValues fields={card.fields} side={side} currency={currency} />,
          lines: [],
        };
      }
      case 'decision':
        return { label: t('conflicts.fact.decision'), icon: <IconGavel size={20} stroke={1.75} aria-hidden />, main: takenWords(t, fact.taken, currency), lines: [fact.note] };
      case 'act':
        return { label: t('conflicts.fact.act'), icon: <IconPencil size={20} stroke={1.75} aria-hidden />, main: '', lines: [] };
    }
  }

  function meansWords(means: PaymentMeans): ReactNode {
    return means.method === 'mobile_money' ? <OperatorChip name={means.operator} /> : t(`till.means.${means.method}`);
  }

  function proof(payment: Extract<Fact, { fact: 'payment' }>): string {
    const { means } = payment;
    switch (means.method) {
      case 'mobile_money':
      case 'bank_transfer':
        return t('conflicts.fact.reference', { reference: means.reference });
      case 'cheque':
        return t('conflicts.fact.cheque', { bank: means.bank, number: means.number });
      case 'cash':
        if (payment.change === 0) return t('conflicts.fact.exact');
        return t('conflicts.fact.change', {
          tendered: formatAmount(payment.tendered, currency),
          change: formatAmount(payment.change, currency),
        });
      case 'customer_credit':
        return '';
    }
  }
}
