import type { TaxClass } from '@/bindings/TaxClass';
import type { TaxRates } from '@/bindings/TaxRates';

export interface Margin {
  /** Price without tax, less cost. */
  readonly amount: number;
  /** Basis points of the price without tax; null when there is no price. */
  readonly rate: number | null;
}

/** What is earned on one unit. The tax is the state's: it is never part of the margin. */
export function marginOf(price: number, cost: number, taxBasisPoints: number, pricesIncludeTax: boolean): Margin {
  const net = pricesIncludeTax ? Math.round((price * 10_000) / (10_000 + taxBasisPoints)) : price;
  const amount = net - cost;
  return { amount, rate: net === 0 ? null : Math.round((amount * 10_000) / net) };
}

export function taxRateOf(taxes: TaxRates | undefined, tax: TaxClass): number {
  if (!taxes || tax === 'exempt') return 0;
  return tax === 'reduced' ? taxes.reduced : taxes.standard;
}
