import i18next from 'i18next';
import { expect, it } from 'vitest';
import type { AuditRow } from '@/bindings/AuditRow';
import { actKinds } from './act-kinds';
import { actSentence } from './act-sentence';

const row = (kind: string, subject_name = '') => ({ kind, subject_name }) as AuditRow;

it.each(actKinds)('has a sentence for %s', (kind) => {
  const sentence = actSentence(i18next.t, row(kind, 'X'));
  expect(sentence).not.toContain(kind);
  expect(sentence).not.toBe('');
});

it('names the thing, and does without where there is no name', () => {
  expect(actSentence(i18next.t, row('product.described', 'Câble'))).toContain('Câble');
  expect(actSentence(i18next.t, row('product.described'))).not.toContain('«');
});

it('never shows a raw kind', () => {
  expect(actSentence(i18next.t, row('warp.engaged'))).not.toContain('warp');
});
