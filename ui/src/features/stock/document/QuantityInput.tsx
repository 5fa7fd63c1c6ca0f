import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatQuantity, parseQuantity } from '@/design/format/quantity';

interface Props extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'type'> {
  /** Thousandths; null while it is empty or unreadable. */
  readonly value: number | null;
  readonly onChange: (thousandths: number | null) => void;
}

/** A quantity as people type it: 2 or 2,5. */
export function QuantityInput({ value, onChange, error, onBlur, ...rest }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => write(value));
  const [isLeft, setIsLeft] = useState(true);
  // When something else changed the value (a scan) the field follows; otherwise what was typed stays.
  const shown = parseQuantity(text) === value ? text : write(value);
  const isBad = isLeft && shown.trim() !== '' && parseQuantity(shown) === null;
  return (
    <TextInput
      {...rest}
      value={shown}
      inputMode="decimal"
      autoComplete="off"
      styles={{ input: { textAlign: 'right' } }}
      error={error ?? (isBad ? t('stock.quantityUnreadable') : null)}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setIsLeft(false);
        onChange(parseQuantity(event.currentTarget.value));
      }}
      onBlur={(event) => {
        setIsLeft(true);
        if (value !== null) setText(write(value));
        onBlur?.(event);
      }}
    />
  );
}

function write(value: number | null): string {
  return value === null ? '' : formatQuantity(value);
}
