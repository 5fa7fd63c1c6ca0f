import { expect, it } from 'vitest';
import { fieldStep } from './field-step';

const at = {
  zone: 'results' as const,
  columns: 1,
  results: { active: 0, count: 7 },
  cart: { active: 0, count: 2 },
  isFree: true,
  isAtEnd: true,
};
const grid = { ...at, columns: 3 };

it('moves through the list and adds with Enter', () => {
  expect(fieldStep('ArrowDown', false, at)).toEqual({ do: 'result', index: 1 });
  expect(fieldStep('Enter', false, at)).toEqual({ do: 'choose' });
});

it('moves by cells and rows in the grid, into the shorter last row too', () => {
  expect(fieldStep('ArrowRight', false, grid)).toEqual({ do: 'result', index: 1 });
  expect(fieldStep('ArrowDown', false, grid)).toEqual({ do: 'result', index: 3 });
  expect(fieldStep('ArrowDown', false, { ...grid, results: { active: 5, count: 7 } })).toEqual({
    do: 'result',
    index: 6,
  });
  expect(fieldStep('ArrowUp', false, { ...grid, results: { active: 1, count: 7 } })).toEqual({
    do: 'result',
    index: 1,
  });
  expect(fieldStep('ArrowRight', false, { ...grid, results: { active: 2, count: 7 } })).toEqual({
    do: 'go',
    zone: 'cart',
  });
});

it('goes to the cart and back', () => {
  expect(fieldStep('Tab', false, at)).toEqual({ do: 'go', zone: 'cart' });
  expect(fieldStep('ArrowRight', false, at)).toEqual({ do: 'go', zone: 'cart' });
  expect(fieldStep('ArrowLeft', false, { ...at, zone: 'cart' })).toEqual({ do: 'go', zone: 'results' });
  // An empty cart is nowhere to go: Tab leaves the field as everywhere.
  expect(fieldStep('Tab', false, { ...at, cart: { active: 0, count: 0 } })).toBeNull();
  expect(fieldStep('Tab', false, { ...at, zone: 'cart' })).toBeNull();
});

it('leaves the caret its keys while there is text to move through', () => {
  expect(fieldStep('ArrowRight', false, { ...at, isFree: false, isAtEnd: false })).toBeNull();
  expect(fieldStep('ArrowLeft', false, { ...grid, isFree: false })).toBeNull();
});

it('edits the line under the selection', () => {
  const cart = { ...at, zone: 'cart' as const };
  expect(['+', '-', 'Delete', 'Enter'].map((key) => fieldStep(key, false, cart)?.do)).toEqual([
    'more',
    'less',
    'remove',
    'edit-line',
  ]);
  // Whatever else is typed is a search.
  expect(fieldStep('r', false, cart)).toBeNull();
});
