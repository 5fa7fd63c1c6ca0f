const SEPARATOR = ';';
/** By which spreadsheets know that the accents are UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** Rows as a text that spreadsheets of the region open: semicolons, quotes doubled, nothing that could be a formula. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => row.map(cell).join(SEPARATOR)).join('\r\n') + '\r\n';
}

/** A name may be chosen to run on the computer of whoever opens the file: a quote in front makes it text. */
function cell(text: string): string {
  const harmless = /^[\s]*[=+\-@]|^[\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
