import type { Currency } from '@/design/format/money';

interface NotesAndCoins {
  readonly notes: readonly number[];
  readonly coins: readonly number[];
}

/** The 500 of both francs is a note and a coin: people count it in two heaps. */
const fromTo: Readonly<Record<string, { readonly smallestNote: number; readonly largestCoin: number }>> = {
  XAF: { smallestNote: 500, largestCoin: 500 },
  XOF: { smallestNote: 500, largestCoin: 500 },
  EUR: { smallestNote: 500, largestCoin: 200 },
  GBP: { smallestNote: 500, largestCoin: 200 },
};

/** Two heaps. Of a currency that is not known here everything is called a note. */
export function notesAndCoins(denominations: readonly number[], currency: Currency): NotesAndCoins {
  const bounds = fromTo[currency.code] ?? { smallestNote: 0, largestCoin: 0 };
  return {
    notes: denominations.filter((one) => one >= bounds.smallestNote),
    coins: denominations.filter((one) => one <= bounds.largestCoin),
  };
}

/** What the quick keys add: the five smallest notes. For the francs: 500, 1 000, 2 000, 5 000, 10 000. */
export function quickAmounts(denominations: readonly number[], currency: Currency): readonly number[] {
  return [...notesAndCoins(denominations, currency).notes].sort((one, other) => one - other).slice(0, 5);
}

/** How many of which note or coin, the largest first. */
export interface Handed {
  readonly denomination: number;
  readonly count: number;
}

/** The notes and coins to hand out, as few as the largest first gives. What no coin makes up is left out. */
export function breakDown(amount: number, denominations: readonly number[]): readonly Handed[] {
  let rest = amount;
  return [...denominations]
    .sort((one, other) => other - one)
    .map((denomination) => {
      const count = Math.floor(rest / denomination);
      rest -= count * denomination;
      return { denomination, count };
    })
    .filter(({ count }) => count > 0);
}
