import { Paper } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '@/bindings/Place';
import type { QueuedSale } from '@/bindings/QueuedSale';
import { formatAmount, formatMoney, unitOf } from '@/design/format/money';
import { Slab } from '@/design/slab/Slab';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCurrency } from '@/platform';
import { CashEntry } from './CashEntry';
import { MethodChoice } from './MethodChoice';
import { MeansEntry } from './MeansEntry';
import { chooseMethod, restShown } from './payment-draft';
import classes from './PaymentPanel.module.css';
import { TenderList } from './TenderList';
import type { PaymentDesk } from './use-payment';

interface Props {
  readonly sale: QueuedSale;
  readonly place: Place;
  readonly payment: PaymentDesk;
  /** Up and down choose a sale even while an amount is being typed. */
  readonly onMove: (by: 1 | -1) => void;
  /** Not while a sale is being searched for: what is typed is its number, not an amount. */
  readonly takesFocus: boolean;
}

/** One sale being paid: what is missing, what was given, what is being given. */
export function PaymentPanel({ sale, place, payment, onMove, takesFocus }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const panel = useRef<HTMLDivElement>(null);
  const { due, draft, fault } = payment;

  useEffect(() => {
    if (!fault) return;
    const name = fault.fault === 'short' ? 'cash' : fault.fault === 'above' ? 'amount' : fault.fault;
    panel.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus();
  }, [fault]);

  const aside = t(sale.paid > 0 ? 'till.pay.asidePartly' : 'till.pay.aside', {
    customer: sale.customer_name || t('till.walkIn'),
    total: formatAmount(sale.total, currency),
    paid: formatMoney(sale.paid, currency),
  });
  return (
    <div ref={panel} className={classes['column']} onKeyDown={moveFromField}>
      <Slab
        kind="remaining"
        label={t('till.pay.remaining')}
        number={formatAmount(restShown(due, draft), currency)}
        unit={unitOf(currency)}
        aside={aside}
      />
      <TenderList draft={draft} onChange={payment.change} />
      {payment.error && <ErrorStrip error={payment.error} />}
      <Paper withBorder component="section" className={classes['form'] ?? ''} aria-label={t('till.pay.form')}>
        <MethodChoice
          method={draft.method}
          hasCustomer={sale.customer !== null}
          onChoose={(method) => payment.change(chooseMethod(draft, method))}
        />
        {draft.method === 'cash' ? (
          <CashEntry key={sale.sale} {...{ place, payment, takesFocus }} />
        ) : (
          <MeansEntry key={`${sale.sale} ${draft.method}`} {...{ sale, place, payment, takesFocus }} />
        )}
      </Paper>
    </div>
  );

  function moveFromField(event: KeyboardEvent) {
    if (!(event.target instanceof HTMLInputElement) || event.target.type === 'radio') return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  }
}
