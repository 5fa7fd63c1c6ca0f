/** What a computer needs to join: where somebody answers, whose key it must have, and the code that is good once. */
export interface Invitation {
  /** `host:port`, or several of them with spaces between. */
  readonly address: string;
  readonly fingerprint: string;
  readonly code: string;
}

const PREFIX = 'COMPTOIR';

/** All three in one text: capitals, digits and few signs, so that its QR code is small and any scanner types it. */
export function invitationText({ address, fingerprint, code }: Invitation): string {
  return [PREFIX, code, fingerprint, ...address.split(/\s+/)].join('/').toUpperCase();
}

/** Reads the text, as pasted or scanned; null where it is something else. */
export function readInvitationText(text: string): Invitation | null {
  const [prefix, code, fingerprint, ...addresses] = text.trim().split('/');
  if (prefix?.toUpperCase() !== PREFIX || code === undefined || fingerprint === undefined) return null;
  const found = addresses.filter((address) => address !== '');
  if (!/^\w{4}-\w{4}$/.test(code) || !/^(\w{4}-){3}\w{4}$/.test(fingerprint) || found.length === 0) return null;
  return {
    address: found.join(' ').toLowerCase(),
    fingerprint: fingerprint.toUpperCase(),
    code: code.toUpperCase(),
  };
}
