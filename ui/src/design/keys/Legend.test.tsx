import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderInTheme } from '../test-render';
import { Legend } from './Legend';

it('does the same by key and by button, and says the key', async () => {
  const pay = vi.fn();
  renderInTheme(<Legend keys={[]} main={{ key: 'F9', label: 'Payer', act: pay }} />);
  const button = screen.getByRole('button', { name: 'Payer' });
  expect(button).toHaveAttribute('aria-keyshortcuts', 'F9');
  await userEvent.click(button);
  await userEvent.keyboard('{F9}');
  expect(pay).toHaveBeenCalledTimes(2);
});

it('shows why a key is off and does nothing', async () => {
  const give = vi.fn();
  renderInTheme(<Legend keys={[{ key: 'F4', label: 'Remise', act: give, disabledBecause: 'Panier vide' }]} />);
  expect(screen.getByRole('button', { name: 'Remise' })).toBeDisabled();
  expect(screen.getByTitle('Panier vide')).toBeInTheDocument();
  await userEvent.keyboard('{F4}');
  expect(give).not.toHaveBeenCalled();
});
