import type { TFunction } from 'i18next';
import type { AuditRow } from '@/bindings/AuditRow';
import { formatDateTime } from '@/design/format/dates';
import { actSentence } from '../list-acts/act-sentence';
import { toCsv } from './csv';

/** The acts on screen, as a file. */
export function exportActs(t: TFunction, rows: readonly AuditRow[]): void {
  const heading = [
    t('audit.column.at'),
    t('audit.column.enteredAt'),
    t('audit.column.actor'),
    t('audit.column.act'),
    t('audit.column.kind'),
    t('audit.column.subject'),
    t('audit.column.device'),
  ];
  const lines = rows.map((row) => [
    formatDateTime(row.occurred_at),
    row.recorded_at === null ? '' : formatDateTime(row.recorded_at),
    row.actor_name === '' ? t('audit.unknownActor') : row.actor_name,
    actSentence(t, row),
    row.kind,
    row.subject,
    row.device,
  ]);
  save(toCsv([heading, ...lines]), `${t('audit.file')}-${formatDateTime(Date.now()).replace(/\D+/g, '-')}.csv`);
}

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The web view has read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
