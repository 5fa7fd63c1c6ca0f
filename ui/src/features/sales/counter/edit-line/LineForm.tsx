import { Group, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftLineView } from '@/bindings/DraftLineView';
import { formatMoney } from '@/design/format/money';
import { formatQuantity, parseQuantity } from '@/design/format/quantity';
import { useKeys } from '@/design/keys/use-keys';
import { AmountInput } from '@/design/money/AmountInput';
import { DialogActs } from '@/design/station/DialogActs';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import type { ErrorFacts } from '@/i18n';
import { useCurrency } from '@/platform';
import classes from './LineForm.module.css';

interface Props {
  readonly line: DraftLineView;
  readonly refusal: ErrorFacts | null;
  readonly onSend: (quantity: number, price: number) => void;
  readonly onClose: () => void;
}

export function LineForm({ line, refusal, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const [quantityText, setQuantityText] = useState(formatQuantity(line.quantity));
  const [price, setPrice] = useState<number | null>(line.unit_price);
  const quantity = parseQuantity(quantityText);
  const isReadable = quantity !== null && quantity >= 0;
  useKeys({ Escape: onClose }, 'dialog');

  function send(event: SyntheticEvent) {
    event.preventDefault();
    if (isReadable && price !== null && price >= 0) onSend(quantity, price);
  }

  return (
    <form onSubmit={send} className={classes['form']}>
      {refusal && <ErrorStrip error={refusal} />}
      <Group gap={12} grow align="flex-start">
        <TextInput
          classNames={{ input: classes['figure'] ?? '' }}
          label={line.unit === '' ? t('counter.line.quantity') : t('counter.line.quantityIn', { unit: line.unit })}
          value={quantityText}
          onChange={(event) => setQuantityText(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          error={!isReadable && t('counter.line.unreadable')}
          inputMode="decimal"
          autoComplete="off"
          data-autofocus
          autoFocus
        />
        <AmountInput
          label={t('counter.line.price')}
          scale="standing"
          currency={currency}
          value={price}
          onChange={setPrice}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Group>
      <p className={classes['note']}>
        {t('counter.line.listed', { price: formatMoney(line.list_price, currency) })} {t('counter.line.how')}
      </p>
      <DialogActs
        main={{ key: 'Enter', label: quantity === 0 ? t('counter.line.remove') : t('counter.line.change') }}
        cancel={t('counter.cancel')}
        onCancel={onClose}
      />
    </form>
  );
}
