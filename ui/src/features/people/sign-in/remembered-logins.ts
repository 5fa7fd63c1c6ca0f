/** What each person typed to sign in here: Rust lists people by name only, so that a lock screen gives no user names away. */
const STORED = 'comptoir.logins';

export function loginOf(user: string): string {
  return logins()[user] ?? '';
}

export function rememberLogin(user: string, login: string): void {
  localStorage.setItem(STORED, JSON.stringify({ ...logins(), [user]: login }));
}

function logins(): Record<string, string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}');
    return typeof stored === 'object' && stored !== null ? (stored as Record<string, string>) : {};
  } catch {
    return {};
  }
}
