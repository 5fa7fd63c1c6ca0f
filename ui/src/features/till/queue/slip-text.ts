/** The counter's slip: its mark, then digits and nothing else. No article's code is as long. Rust reads and checks it. */
const SLIP = /^75471\d{100,}$/;

/** The digits of a slip in what was scanned or pasted, or null where there is none. */
export function slipIn(text: string): string | null {
  const digits = text.replace(/\s+/g, '');
  return SLIP.test(digits) ? digits : null;
}
