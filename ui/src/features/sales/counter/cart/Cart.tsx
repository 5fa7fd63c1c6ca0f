import { IconShoppingCart } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DraftView } from '@/bindings/DraftView';
import { formatAmount, unitOf } from '@/design/format/money';
import { Slab } from '@/design/slab/Slab';
import { EmptyState } from '@/design/states/EmptyState';
import { NOT_YET, useAnswer, useCurrency } from '@/platform';
import type { Notice } from '../notice/notice';
import type { SlipPrinting } from '../slip/use-slip-printing';
import classes from './Cart.module.css';
import { CartCustomer } from './CartCustomer';
import { CartLine, type LineActs } from './CartLine';
import { SentSale } from './SentSale';
import { Totals } from './Totals';

interface Props extends LineActs {
  readonly gridId: string;
  readonly draft: DraftView | null;
  readonly activeLine: number | null;
  /** The keys of the field go here. */
  readonly hasKeys: boolean;
  readonly flash: { readonly line: number; readonly at: number } | null;
  readonly notice: Notice | null;
  readonly printing: SlipPrinting;
  readonly onCustomer: () => void;
}

/** The sale being prepared: for whom, what, and the total at the bottom right, where the last look goes. */
export function Cart({ gridId, draft, activeLine, hasKeys, flash, notice, printing, onCustomer, ...acts }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const customer = draft?.customer ?? null;
  const isEmpty = !draft || draft.lines.length === 0;
  const card = useAnswer('customers.customer', customer === null ? NOT_YET : { customer }, {
    topics: ['customers', 'sales'],
  });
  return (
    <section className={classes['panel']} aria-label={t('counter.cart.label')}>
      <CartCustomer card={customer === null ? null : card.data} currency={currency} onChange={onCustomer} />
      {content()}
      {!isEmpty && <Totals draft={draft} currency={currency} />}
      {!(isEmpty && notice?.kind === 'sent') && (
        <div className={classes['slab']}>
          <Slab
            kind="counter"
            label={t('counter.cart.total')}
            number={formatAmount(draft?.total ?? 0, currency)}
            unit={unitOf(currency)}
          />
        </div>
      )}
    </section>
  );

  function content() {
    if (isEmpty) {
      if (notice?.kind === 'sent') {
        const { sale, number, total } = notice;
        return <SentSale {...{ sale, number, total, currency, printing }} />;
      }
      return (
        <div className={classes['empty']}>
          <EmptyState icon={IconShoppingCart} sentence={t('counter.cart.empty')} />
        </div>
      );
    }
    const refused = notice?.kind === 'refused' ? notice : null;
    return (
      <div
        id={gridId}
        className={classes['lines']}
        role="grid"
        aria-label={t('counter.cart.label')}
        data-keys={hasKeys || undefined}
      >
        {draft.lines.map((line) => (
          <CartLine
            key={line.line}
            id={`${gridId}-${line.line}`}
            line={line}
            currency={currency}
            state={line.line === activeLine ? 'active' : 'rest'}
            flash={flash?.line === line.line ? flash.at : null}
            refusal={refused?.line === line.line ? refused.error : null}
            {...acts}
          />
        ))}
      </div>
    );
  }
}
