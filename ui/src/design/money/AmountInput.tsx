import { TextInput, type TextInputProps } from '@mantine/core';
import clsx from 'clsx';
import { useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount, parseAmount, unitOf, type Currency } from '../format/money';
import { groupThousands } from '../format/spaces';
import classes from './AmountInput.module.css';

interface Props extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'type' | 'size'> {
  /** Minor units; null while the field is empty or unreadable. */
  readonly value: number | null;
  readonly onChange: (minor: number | null) => void;
  readonly currency: Currency;
  /** 36 px figures for what the customer hands over, 16 px in the offices. */
  readonly scale?: 'office' | 'standing';
}

/** An amount as people type it: commas, points and spaces are read; thousands are grouped while typing. */
export function AmountInput({ value, onChange, currency, scale = 'office', error, onBlur, ...rest }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => write(value, currency));
  const [isLeft, setIsLeft] = useState(true);
  // When something else changed the value (a note key, a reset) the field follows; otherwise what was typed stays.
  const shown = parseAmount(text, currency) === value ? text : write(value, currency);

  function change(event: ChangeEvent<HTMLInputElement>) {
    const next = regroup(event.currentTarget);
    setText(next);
    setIsLeft(false);
    onChange(parseAmount(next, currency));
  }

  const isBad = isLeft && shown.trim() !== '' && parseAmount(shown, currency) === null;
  return (
    <TextInput
      {...rest}
      value={shown}
      onChange={change}
      onBlur={(event) => {
        setIsLeft(true);
        if (value !== null) setText(write(value, currency));
        onBlur?.(event);
      }}
      error={error ?? (isBad ? t('amount.unreadable') : null)}
      inputMode={currency.exponent === 0 ? 'numeric' : 'decimal'}
      autoComplete="off"
      classNames={{ input: clsx(classes['input'], classes[scale]), section: clsx(classes['unit'], classes[scale]) }}
      rightSection={unitOf(currency)}
      rightSectionWidth={scale === 'standing' ? 72 : 60}
      rightSectionPointerEvents="none"
    />
  );
}

function write(value: number | null, currency: Currency): string {
  return value === null ? '' : formatAmount(value, currency);
}

/** Only when the caret is at the end: regrouping under a caret in the middle would move it. */
function regroup({ value, selectionStart }: HTMLInputElement): string {
  const isPlain = /^[\d\s\u00a0\u202f]+$/.test(value);
  return isPlain && selectionStart === value.length ? groupThousands(value.replace(/\D/g, '')) : value;
}
