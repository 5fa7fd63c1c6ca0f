import type { AnomalyRow } from '@/bindings/AnomalyRow';

/** Where the thing concerned can be seen; null where no screen shows it. */
export function anomalyAddress({ about, subject }: Pick<AnomalyRow, 'about' | 'subject'>): string | null {
  switch (about) {
    case 'sale':
      return `/sales/${subject}`;
    case 'shift':
      return `/till/shifts/${subject}`;
    case 'product':
      return `/products/${subject}`;
    case 'customer':
      return `/customers/${subject}`;
    case 'other':
      return null;
  }
}
