import type { Subject } from '@/bindings/Subject';

/** Where the thing concerned can be seen; null where no screen shows it. */
export function subjectAddress({ kind, id }: Pick<Subject, 'kind' | 'id'>): string | null {
  switch (kind) {
    case 'sale':
      return `/sales/${id}`;
    case 'shift':
      return `/till/shifts/${id}`;
    case 'product':
      return `/products/${id}`;
    case 'customer':
      return `/customers/${id}`;
    case 'user':
      return `/people/${id}`;
    case 'store':
      return `/stores/${id}`;
    case 'role':
    case 'category':
    case 'limits':
    case 'device':
    case 'resolution':
    case 'other':
      return null;
  }
}
