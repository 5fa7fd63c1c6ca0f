import { expect, it } from 'vitest';
import { invitationText, readInvitationText } from './invitation-text';

const invitation = {
  address: '192.168.1.20:4433 boutique.local:4433',
  fingerprint: '4K7N-0QXE-93TB-HFZ2',
  code: 'K7MP-2XQA',
};

it('carries all three through capitals and few signs', () => {
  const text = invitationText(invitation);
  // The alphabet of a QR code's alphanumeric mode.
  expect(text).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
  expect(readInvitationText(text)).toEqual(invitation);
  expect(readInvitationText(`  ${text.toLowerCase()}\n`)).toEqual(invitation);
});

it.each([
  '',
  'COMPTOIR:AKW-C2-2026-000008:4000',
  '3600523971237',
  'COMPTOIR/K7MP-2XQA/4K7N-0QXE-93TB-HFZ2',
  'COMPTOIR/K7MP-2XQA/4K7N/192.168.1.20:4433',
  'COMPTOIR//4K7N-0QXE-93TB-HFZ2/192.168.1.20:4433',
])('leaves "%s" alone', (text) => {
  expect(readInvitationText(text)).toBeNull();
});
