/** At least eight characters, as Rust counts them. */
export function isPassword(text: string): boolean {
  return [...text].length >= 8;
}

/** Four to eight digits. */
export function isPin(text: string): boolean {
  return /^\d{4,8}$/.test(text);
}
