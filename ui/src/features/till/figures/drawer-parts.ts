import type { CashMoveKind } from '@/bindings/CashMoveKind';
import type { ShiftCard } from '@/bindings/ShiftCard';

/** One line of what the drawer should hold; what left is negative. */
export type DrawerPart =
  | { readonly kind: 'float'; readonly amount: number }
  | { readonly kind: 'cash' | 'returned'; readonly amount: number; readonly count: number }
  | { readonly kind: CashMoveKind; readonly amount: number; readonly reasons: readonly string[] };

/** The lines, in the order in which people think of them. Only what happened, but for the float and the sales. */
export function drawerParts(card: ShiftCard): DrawerPart[] {
  const cash = card.taken.find(({ method }) => method === 'cash');
  const returned = card.returned.find(({ method }) => method === 'cash');
  return [
    { kind: 'float', amount: card.float },
    { kind: 'cash', amount: cash?.amount ?? 0, count: cash?.count ?? 0 },
    ...(returned ? [{ kind: 'returned', amount: -returned.amount, count: returned.count } as const] : []),
    ...(['in', 'out', 'safe_drop'] as const).flatMap((kind) => moved(card, kind)),
  ];
}

function moved(card: ShiftCard, kind: CashMoveKind): DrawerPart[] {
  const moves = card.moves.filter((move) => move.kind === kind);
  if (moves.length === 0) return [];
  const sum = moves.reduce((total, { amount }) => total + amount, 0);
  const reasons = moves.map(({ reason }) => reason).filter((reason) => reason !== '');
  return [{ kind, amount: kind === 'in' ? sum : -sum, reasons }];
}
