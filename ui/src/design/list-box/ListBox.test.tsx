import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { renderInTheme } from '../test-render';
import { ListBox } from './ListBox';
import { moveActive } from './move-active';
import { useListBox } from './use-list-box';

const ITEMS = Array.from({ length: 1_000 }, (_, index) => `Article ${index}`);

function Harness({ onChoose }: { onChoose: (index: number) => void }) {
  const [active, setActive] = useState(0);
  const list = useListBox({ count: ITEMS.length, active, onActive: setActive, onChoose });
  return (
    <>
      <input aria-label="Chercher" {...list.fieldProps} />
      <ListBox label="Articles" items={ITEMS} keyOf={(item) => item} row={(item) => item} rowHeight={62} list={list} />
    </>
  );
}

it('moves by keys typed in the field, which keeps the focus', async () => {
  const onChoose = vi.fn();
  renderInTheme(<Harness onChoose={onChoose} />);
  const field = screen.getByRole('combobox');
  await userEvent.click(field);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
  expect(field).toHaveFocus();
  const active = screen.getByRole('option', { selected: true });
  expect(active).toHaveTextContent('Article 1');
  expect(field).toHaveAttribute('aria-activedescendant', active.id);
  await userEvent.keyboard('{Enter}');
  expect(onChoose).toHaveBeenCalledWith(1);
});

it('draws only what is near', () => {
  renderInTheme(<Harness onChoose={vi.fn()} />);
  expect(screen.getAllByRole('option').length).toBeLessThan(40);
  expect(screen.getAllByRole('option')[0]).toHaveAttribute('aria-setsize', '1000');
});

it('stops at both ends', () => {
  expect(moveActive('ArrowUp', 0, 5, 7)).toBe(0);
  expect(moveActive('PageDown', 2, 5, 7)).toBe(4);
  expect(moveActive('Home', 2, 5, 7)).toBeNull();
});
