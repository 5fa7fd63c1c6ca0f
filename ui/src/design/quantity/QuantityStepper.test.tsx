import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderInTheme } from '../test-render';
import { QuantityStepper } from './QuantityStepper';

function show(quantity: number) {
  const onChange = vi.fn();
  const onRemove = vi.fn();
  renderInTheme(<QuantityStepper quantity={quantity} onChange={onChange} onRemove={onRemove} of="Routeur" />);
  return { onChange, onRemove };
}

it('takes one away and adds one', async () => {
  const { onChange } = show(2_000);
  await userEvent.click(screen.getByRole('button', { name: 'Un de moins\u00a0: Routeur' }));
  await userEvent.click(screen.getByRole('button', { name: 'Un de plus\u00a0: Routeur' }));
  expect(onChange.mock.calls).toEqual([[1_000], [3_000]]);
});

it.each([1_000, 500])('offers the bin at %d thousandths', async (quantity) => {
  const { onChange, onRemove } = show(quantity);
  await userEvent.click(screen.getByRole('button', { name: 'Retirer\u00a0: Routeur' }));
  expect(onRemove).toHaveBeenCalledTimes(1);
  expect(onChange).not.toHaveBeenCalled();
});
