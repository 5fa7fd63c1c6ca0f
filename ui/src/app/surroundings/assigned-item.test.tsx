import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { StateBar } from '@/design/state-bar/StateBar';
import { renderInTheme } from '@/design/test-render';
import { assignedItem } from './assigned-item';

it('leads from the bar to where the register is chosen', async () => {
  const item = assignedItem(i18next.t, { register: 'r2', code: 'C2', name: 'Caisse 2' });
  renderInTheme(
    <MemoryRouter initialEntries={['/counter']}>
      <Routes>
        <Route path="counter" element={<StateBar place={[item]} health={[]} />} />
        <Route path="settings" element={<h1>Réglages</h1>} />
      </Routes>
    </MemoryRouter>,
  );
  const link = screen.getByRole('link', { name: 'Passer à la caisse C2' });
  expect(link.closest('li')).toHaveAttribute('data-tone', 'warn');
  await userEvent.click(link);
  expect(screen.getByRole('heading', { name: 'Réglages' })).toBeVisible();
});
