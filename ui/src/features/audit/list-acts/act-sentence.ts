import type { TFunction } from 'i18next';
import type { AuditRow } from '@/bindings/AuditRow';
import { isActKind } from './act-kinds';

/** What was done, as a sentence whose subject is the person: « a envoyé à la caisse la vente AKW-C1-2026-000012 ». */
export function actSentence(t: TFunction, { kind, subject_name: subject }: AuditRow): string {
  const words = isActKind(kind) ? t(`audit.act.${kind}`, { subject }) : t('audit.otherAct', { subject });
  // Where a thing has no name the sentence ends before it.
  return words.replace(/\s*«\s*»|\s*“”/u, '').replace(/\s+$/u, '');
}
