import i18next from 'i18next';
import { expect, it } from 'vitest';
import { errorWords } from './error-words';

const words = (code: string, params = {}) => errorWords(i18next.t, { code, params, incident: null });

it('says what the catalogue knows, with its parameters', () => {
  expect(words('people.pin_wrong', { tries_left: 2 }).kept).toBe('Essais restants avant le mot de passe\u00a0: 2.');
});

it('completes a refusal: nothing was changed', () => {
  expect(words('people.user_unknown')).toMatchObject({ kept: 'Rien n’a été modifié.' });
});

it('never shows a raw code', () => {
  const { what, kept, next } = words('warp.core_breach');
  expect([what, kept, next].join(' ')).not.toContain('warp');
  expect(what).toBe('Comptoir a rencontré un problème inattendu.');
  expect(next).not.toBe('');
});
