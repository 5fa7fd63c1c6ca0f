import { expect, it } from 'vitest';
import { changedPerson, nobody, suggestUserName } from './person-values';

it.each([
  ['Aïcha Bello', 'aicha.bello'],
  ['  Clarisse Ngo-Bassa ', 'clarisse.ngo.bassa'],
  ['', ''],
])('suggests a user name for %j', (name, userName) => {
  expect(suggestUserName(name)).toBe(userName);
});

it('sends what was changed, trimmed', () => {
  expect(changedPerson(nobody, { ...nobody, name: ' Aïcha ' })).toEqual({ name: 'Aïcha' });
  expect(changedPerson(nobody, nobody)).toEqual({});
});
