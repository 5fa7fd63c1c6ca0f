/** Where the active row goes on a key, or null when the key is not the list's. Nothing wraps: the end is felt. */
export function moveActive(key: string, active: number, count: number, page: number): number | null {
  const to = (index: number) => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case 'ArrowDown':
      return to(active + 1);
    case 'ArrowUp':
      return to(active - 1);
    case 'PageDown':
      return to(active + page);
    case 'PageUp':
      return to(active - page);
    default:
      return null;
  }
}
