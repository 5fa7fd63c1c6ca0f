import type { ReadAudit } from '@/bindings/ReadAudit';

export interface ActFilters {
  readonly actor: string | null;
  /** A family such as `sale.`, or one act. */
  readonly kind: string | null;
  /** Days, 2026-11-20, both included. */
  readonly from: string | null;
  readonly to: string | null;
}

export const noFilters: ActFilters = { actor: null, kind: null, from: null, to: null };

export function isFiltered(filters: ActFilters): boolean {
  return Object.values(filters).some((value) => value !== null);
}

/** The question for Rust: days become the moments at which they begin and end here. */
export function auditBody({ actor, kind, from, to }: ActFilters): Omit<ReadAudit, 'before'> {
  return {
    ...(actor === null ? {} : { actor }),
    ...(kind === null ? {} : { kind }),
    ...(from === null ? {} : { since: new Date(`${from}T00:00:00`).getTime() }),
    ...(to === null ? {} : { until: new Date(`${to}T23:59:59.999`).getTime() }),
  };
}
