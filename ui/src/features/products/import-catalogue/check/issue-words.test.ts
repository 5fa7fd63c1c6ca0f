import i18next from 'i18next';
import { expect, it } from 'vitest';
import { issuePlace, issueWords } from './issue-words';

const t = i18next.t;

it('names the cell as the file does', () => {
  expect(issuePlace(t, { column: 'PU TTC', value: 'douze' })).toBe('PU TTC «\u00a0douze\u00a0»\u00a0:');
  expect(issuePlace(t, { column: 'Désignation', value: '' })).toBe('Désignation\u00a0:');
  expect(issuePlace(t, { column: null, value: '' })).toBe('');
});

it('speaks of francs, not of currency codes', () => {
  expect(issueWords(t, { problem: { code: 'not_an_amount', params: { currency: 'XAF' } } })).toContain('en FCFA.');
});

it('says a refusal in its own words, never by its code', () => {
  const words = issueWords(t, { problem: { code: 'refused', params: { code: 'catalog.category_below_itself' } } });
  expect(words).toBe('Une catégorie ne peut pas être rangée dans elle-même.');
});
