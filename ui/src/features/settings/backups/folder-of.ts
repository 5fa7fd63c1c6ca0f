/** The folder of a file, on whatever system. */
export function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, '');
}
