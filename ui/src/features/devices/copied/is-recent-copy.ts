import type { DeviceRow } from '@/bindings/DeviceRow';

const DAY_MS = 24 * 60 * 60_000;
/** For so long after a computer went on apart from its copy, the list points at it; what is known of it says it for ever. */
const SHOWN_MS = 30 * DAY_MS;

/** True for a copied computer of which somebody may still have to find the copy. */
export function isRecentCopy({ copied, is_revoked: isRevoked }: DeviceRow, now: number): boolean {
  if (copied === null || isRevoked) return false;
  return copied.apart_since === null || now - copied.apart_since < SHOWN_MS;
}
