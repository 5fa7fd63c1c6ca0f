import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftLineView } from '@/bindings/DraftLineView';
import { formatAmount, type Currency } from '@/design/format/money';
import { QuantityStepper } from '@/design/quantity/QuantityStepper';
import { errorWords, type ErrorFacts } from '@/i18n';
import { LineSerials } from '../serials/LineSerials';
import { hasSerials } from '../serials/waiting-line';
import classes from './CartLine.module.css';
import { discountText } from './totals';

export interface LineActs {
  readonly onActive: (line: number) => void;
  readonly onQuantity: (line: number, thousandths: number) => void;
  readonly onRemove: (line: number) => void;
  readonly onSerials: (line: number) => void;
}

interface Props extends LineActs {
  readonly id: string;
  readonly line: DraftLineView;
  readonly currency: Currency;
  readonly state: 'active' | 'rest';
  /** It was just added: another number flashes again. */
  readonly flash: number | null;
  readonly refusal: ErrorFacts | null;
}

/** What is sold, how many, for how much. */
export const CartLine = memo(function CartLine(props: Props) {
  const { id, line, currency, state, flash, refusal, onActive, onQuantity, onRemove, onSerials } = props;
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  const isActive = state === 'active';
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive, line.quantity, line.serials.length]);
  return (
    <div
      ref={row}
      id={id}
      className={classes['row']}
      role="row"
      aria-selected={isActive}
      onPointerDown={() => onActive(line.line)}
    >
      {flash !== null && <span key={flash} className={classes['flash']} aria-hidden />}
      <div className={classes['words']} role="gridcell">
        <div className={classes['name']}>{line.name}</div>
        <div className={classes['detail']}>{detail()}</div>
        {hasSerials(line) && <LineSerials line={line} isActive={isActive} onOpen={() => onSerials(line.line)} />}
        {refusal && (
          <div className={classes['refusal']} role="alert">
            {errorWords(t, refusal).what}
          </div>
        )}
      </div>
      <div role="gridcell">
        <QuantityStepper
          quantity={line.quantity}
          of={line.name}
          onChange={(thousandths) => onQuantity(line.line, thousandths)}
          onRemove={() => onRemove(line.line)}
        />
      </div>
      <div className={classes['total']} role="gridcell">
        {formatAmount(line.total, currency)}
      </div>
    </div>
  );

  function detail() {
    const price = formatAmount(line.unit_price, currency);
    return (
      <>
        {line.unit === '' ? price : t('counter.cart.perUnit', { price, unit: line.unit })}
        {line.unit_price !== line.list_price && (
          <b> · {t('counter.cart.listPrice', { price: formatAmount(line.list_price, currency) })}</b>
        )}
        {line.discount && <b> · {t('counter.cart.discount', { discount: discountText(line.discount, currency) })}</b>}
      </>
    );
  }
});
