import { moveActive } from '@/design/list-box/move-active';

/** Where the keys of the search field go. */
export type Zone = 'results' | 'cart';

interface At {
  readonly zone: Zone;
  /** 1 in the list. */
  readonly columns: number;
  readonly results: { readonly active: number; readonly count: number };
  readonly cart: { readonly active: number; readonly count: number };
  /** Left and right have nothing to do in the field: it is empty, or all of it is selected. */
  readonly isFree: boolean;
  readonly isAtEnd: boolean;
}

export type FieldStep =
  | { readonly do: 'choose' | 'edit-line' | 'more' | 'less' | 'remove' }
  | { readonly do: 'go'; readonly zone: Zone }
  | { readonly do: 'result' | 'line'; readonly index: number };

/** Rows that PageUp and PageDown jump over. */
const PAGE = 6;

/** What a key of the search field does: the focus never leaves it, only the selection moves. */
export function fieldStep(key: string, isShifted: boolean, at: At): FieldStep | null {
  return at.zone === 'cart' ? inCart(key, isShifted, at) : inResults(key, isShifted, at);
}

function inResults(key: string, isShifted: boolean, { columns, results, cart, isFree, isAtEnd }: At): FieldStep | null {
  const toCart: FieldStep | null = cart.count > 0 ? { do: 'go', zone: 'cart' } : null;
  const { active, count } = results;
  switch (key) {
    case 'Enter':
      return { do: 'choose' };
    case 'Tab':
      return isShifted ? null : toCart;
    case 'ArrowRight': {
      if (!isFree && !isAtEnd) return null;
      const hasNext = columns > 1 && (active + 1) % columns !== 0 && active + 1 < count;
      return hasNext ? { do: 'result', index: active + 1 } : toCart;
    }
    case 'ArrowLeft':
      return isFree && active % columns > 0 ? { do: 'result', index: active - 1 } : null;
    default: {
      const index = moveBy(key, active, count, columns);
      return index === null ? null : { do: 'result', index };
    }
  }
}

function inCart(key: string, isShifted: boolean, { cart }: At): FieldStep | null {
  switch (key) {
    case 'Enter':
      return { do: 'edit-line' };
    case '+':
      return { do: 'more' };
    case '-':
      return { do: 'less' };
    case 'Delete':
      return { do: 'remove' };
    case 'Tab':
      return isShifted ? { do: 'go', zone: 'results' } : null;
    case 'ArrowLeft':
    case 'Escape':
      return { do: 'go', zone: 'results' };
    default: {
      const index = moveActive(key, cart.active, cart.count, PAGE);
      return index === null ? null : { do: 'line', index };
    }
  }
}

function moveBy(key: string, active: number, count: number, columns: number): number | null {
  if (columns === 1 || !['ArrowDown', 'ArrowUp'].includes(key)) return moveActive(key, active, count, PAGE * columns);
  const next = active + (key === 'ArrowDown' ? columns : -columns);
  if (next < 0) return active;
  // Below a full row there may be a shorter one: its last cell is the nearest.
  return next < count ? next : Math.floor(active / columns) < Math.floor((count - 1) / columns) ? count - 1 : active;
}
