import { expect, it } from 'vitest';
import { fileText } from './file-text';

it('writes the bytes of a file as Base64', async () => {
  expect(await fileText(new Blob([new Uint8Array([0xff, 0xd8, 0xff])]))).toBe('/9j/');
  expect(await fileText(new Blob([]))).toBe('');
});
