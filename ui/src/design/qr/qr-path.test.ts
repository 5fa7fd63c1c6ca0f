import { expect, it } from 'vitest';
import { qrPath } from './qr-path';

it('draws the three finders of a code', () => {
  const { size, path } = qrPath('COMPTOIR:AKW-C2-2026-000008:4000');
  expect(size).toBeGreaterThanOrEqual(25);
  // Each finder begins with a run of seven, at its corner.
  expect(path).toContain('M0 0h7v1h-7z');
  expect(path).toContain(`M${size - 7} 0h7v1h-7z`);
  expect(path).toContain(`M0 ${size - 7}h7v1h-7z`);
});
