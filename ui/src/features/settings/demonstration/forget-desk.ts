/** Stock documents that were being typed name products that are gone with the demonstration. */
const DESK = 'comptoir.stock.';

export function forgetDesk(storage: Storage): void {
  Object.keys(storage)
    .filter((key) => key.startsWith(DESK))
    .forEach((key) => storage.removeItem(key));
}
