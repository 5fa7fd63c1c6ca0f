import { expect, it } from 'vitest';
import { formatMegabytes } from './megabytes';

it('says sizes as people compare them', () => {
  expect([1, 250_663, 4_718_592, 18_051_552, 67_108_864].map(formatMegabytes)).toEqual([
    '0,1',
    '0,2',
    '4,5',
    '17',
    '64',
  ]);
});
