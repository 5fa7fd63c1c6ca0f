import { expect, it } from 'vitest';
import { PlatformError, toPlatformError, UNEXPECTED, unreachable } from './platform-error';

it('keeps what Rust said', () => {
  const error = toPlatformError({ code: 'sales.below_floor', params: { floor: 500 }, incident: null });
  expect(error).toBeInstanceOf(PlatformError);
  expect(error).toMatchObject({ code: 'sales.below_floor', params: { floor: 500 }, incident: null });
  expect(error.isOutcomeUnknown).toBe(false);
});

it('tolerates missing parts', () => {
  expect(toPlatformError({ code: 'x' })).toMatchObject({ code: 'x', params: {}, incident: null });
});

it.each(['panic', new Error('panic'), null, [1]])('names what nobody foresaw: %s', (thrown) => {
  expect(toPlatformError(thrown).code).toBe(UNEXPECTED);
});

it('is not wrapped twice, and knows when the outcome is unknown', () => {
  const error = unreachable(new Error('socket'));
  expect(toPlatformError(error)).toBe(error);
  expect(error.isOutcomeUnknown).toBe(true);
});
