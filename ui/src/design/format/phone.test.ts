import { expect, it } from 'vitest';
import { formatPhone } from './phone';

it.each([
  ['+237699412077', '+237 6 99 41 20 77'],
  ['+2290197000001', '+229 01 97 00 00 01'],
  ['+221771234567', '+221 77 123 45 67'],
  ['+237 699-41-20-77', '+237 6 99 41 20 77'],
])('%s is said %s', (e164, said) => expect(formatPhone(e164).replaceAll('\u00a0', ' ')).toBe(said));

it.each(['+22997000001', '8080', ''])('%s is left alone', (other) => expect(formatPhone(other)).toBe(other));
