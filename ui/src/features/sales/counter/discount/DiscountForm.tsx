import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Discount } from '@/bindings/Discount';
import type { DraftLineView } from '@/bindings/DraftLineView';
import type { DraftView } from '@/bindings/DraftView';
import { formatAmount, formatMoney, unitOf } from '@/design/format/money';
import { shortDecimal } from '@/design/format/decimal';
import { useKeys } from '@/design/keys/use-keys';
import { DialogActs } from '@/design/station/DialogActs';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import type { ErrorFacts } from '@/i18n';
import { useCurrency } from '@/platform';
import { discountWorth, readDiscount, type DiscountUnit } from './discount-entry';
import classes from './DiscountForm.module.css';

interface Props {
  readonly draft: DraftView;
  readonly line: DraftLineView | null;
  readonly target: 'line' | 'sale';
  readonly onTarget: (target: 'line' | 'sale') => void;
  readonly refusal: ErrorFacts | null;
  /** Null takes the discount away. */
  readonly onGive: (discount: Discount | null) => void;
  readonly onClose: () => void;
}

export function DiscountForm({ draft, line, target, onTarget, refusal, onGive, onClose }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const former = target === 'line' ? (line?.discount ?? null) : draft.sale_discount;
  const [unit, setUnit] = useState<DiscountUnit>(former && 'amount' in former ? 'amount' : 'percent');
  const [text, setText] = useState(() => typed(former));
  const [isTried, setIsTried] = useState(false);
  const discount = readDiscount(text, unit, currency);
  const base = target === 'line' && line ? line.gross : draft.gross;
  const otherUnit = () => setUnit(unit === 'percent' ? 'amount' : 'percent');
  const otherTarget = () => onTarget(target === 'line' ? 'sale' : 'line');
  useKeys({ Escape: onClose, F4: otherUnit, ...(line ? { F5: otherTarget } : {}) }, 'dialog');

  function send(event: SyntheticEvent) {
    event.preventDefault();
    setIsTried(true);
    // An emptied field takes away the discount that was there.
    if (discount !== null || (text.trim() === '' && former !== null)) onGive(discount);
  }

  return (
    <form onSubmit={send} className={classes['form']}>
      {refusal && <ErrorStrip error={refusal} />}
      {line && (
        <SegmentedControl
          fullWidth
          aria-label={t('counter.discount.on')}
          value={target}
          onChange={(value) => onTarget(value === 'line' ? 'line' : 'sale')}
          classNames={{ label: classes['choice'] ?? '' }}
          data={[
            { value: 'line', label: line.name },
            { value: 'sale', label: t('counter.discount.wholeSale') },
          ]}
        />
      )}
      <Group gap={12} align="flex-end" wrap="nowrap">
        <TextInput
          className={classes['value'] ?? ''}
          classNames={{ input: classes['figure'] ?? '' }}
          label={t('counter.discount.value')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={isTried && discount === null && t('counter.discount.unreadable')}
          inputMode="decimal"
          autoComplete="off"
          data-autofocus
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
        />
        <SegmentedControl
          aria-label={t('counter.discount.unit')}
          value={unit}
          onChange={(value) => setUnit(value === 'amount' ? 'amount' : 'percent')}
          classNames={{ label: classes['unit'] ?? '' }}
          data={[
            { value: 'percent', label: '%' },
            { value: 'amount', label: unitOf(currency) },
          ]}
        />
      </Group>
      <p className={classes['worth']} role="status">
        {discount
          ? t('counter.discount.worth', {
              less: formatMoney(-discountWorth(discount, base), currency),
              from: formatAmount(base, currency),
            })
          : t('counter.discount.keys')}
      </p>
      <DialogActs
        main={{ key: 'Enter', label: t('counter.discount.give') }}
        cancel={t('counter.cancel')}
        onCancel={onClose}
      >
        {former && (
          <Button variant="default" h={48} onClick={() => onGive(null)}>
            {t('counter.discount.take')}
          </Button>
        )}
      </DialogActs>
    </form>
  );

  function typed(given: Discount | null): string {
    if (!given) return '';
    return 'percent' in given ? shortDecimal(given.percent, 2) : formatAmount(given.amount, currency);
  }
}
