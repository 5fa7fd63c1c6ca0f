import { expect, it } from 'vitest';
import { isRetailCode } from './retail-code';

it('knows the barcodes of goods by length and check digit', () => {
  for (const code of ['6935364957957', '0731304286011', '036000291452', '96385074']) {
    expect(isRetailCode(code), code).toBe(true);
  }
});

it('takes an IMEI, letters and a wrong check digit for what they are', () => {
  for (const code of ['356938035643809', '4B2114P90718', '6935364957958', '1234', '']) {
    expect(isRetailCode(code), code).toBe(false);
  }
});
