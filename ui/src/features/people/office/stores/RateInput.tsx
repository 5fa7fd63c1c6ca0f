import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { readDecimal, shortDecimal } from '@/design/format/decimal';

interface Props extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'type'> {
  /** Basis points; null while it is empty or unreadable. */
  readonly value: number | null;
  readonly onChange: (basisPoints: number | null) => void;
}

/** A rate as people type it: 19,25. */
export function RateInput({ value, onChange, ...rest }: Props) {
  const [text, setText] = useState(() => write(value));
  const shown = readDecimal(text, 2) === value ? text : write(value);
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      styles={{ input: { textAlign: 'right' } }}
      // The sign that every language writes alike.
      rightSection={'%'}
      value={shown}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(readDecimal(event.currentTarget.value, 2));
      }}
    />
  );
}

function write(value: number | null): string {
  return value === null ? '' : shortDecimal(value, 2);
}
