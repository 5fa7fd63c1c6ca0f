const DAY_MS = 24 * 60 * 60 * 1000;

/** A backup is made every day: two days without one means that something is wrong. */
export function isOld(createdAt: number, now: number): boolean {
  return now - createdAt > 2 * DAY_MS;
}
