import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { XAF } from '../format/money';
import { renderInTheme } from '../test-render';
import { AmountInput } from './AmountInput';

function Harness() {
  const [value, setValue] = useState<number | null>(null);
  return (
    <>
      <AmountInput label="Reçu" value={value} onChange={setValue} currency={XAF} />
      <output>{String(value)}</output>
      <button type="button" onClick={() => setValue((value ?? 0) + 5_000)}>
        5000
      </button>
    </>
  );
}

const field = () => screen.getByLabelText('Reçu');

it('groups while typing and gives minor units', async () => {
  renderInTheme(<Harness />);
  await userEvent.type(field(), '80000');
  expect(field()).toHaveValue('80\u00a0000');
  expect(screen.getByRole('status')).toHaveTextContent('80000');
});

it('shows what something else set', async () => {
  renderInTheme(<Harness />);
  await userEvent.type(field(), '2000');
  await userEvent.click(screen.getByRole('button'));
  expect(field()).toHaveValue('7\u00a0000');
});

it('reads a pasted amount with commas and tidies it when left', async () => {
  renderInTheme(<Harness />);
  await userEvent.click(field());
  await userEvent.paste('12,500');
  expect(screen.getByRole('status')).toHaveTextContent('12500');
  await userEvent.tab();
  expect(field()).toHaveValue('12\u00a0500');
});

it('keeps what it cannot read and says so once the field is left', async () => {
  renderInTheme(<Harness />);
  await userEvent.type(field(), '12,5');
  expect(field()).not.toHaveAttribute('aria-invalid', 'true');
  await userEvent.tab();
  expect(field()).toHaveValue('12,5');
  expect(field()).toHaveAttribute('aria-invalid', 'true');
  expect(screen.getByRole('status')).toHaveTextContent('null');
});
