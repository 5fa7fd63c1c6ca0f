/** A path as it is pasted: Windows puts it between quotes. */
export function readPath(typed: string): string {
  return typed.trim().replace(/^"(.*)"$/, '$1');
}

/** The letter of a series of paper numbers: 0 is A, 1 is B, 26 is AA. */
export function seriesLetter(series: number): string {
  const last = String.fromCharCode(65 + (series % 26));
  return series < 26 ? last : seriesLetter(Math.floor(series / 26) - 1) + last;
}
