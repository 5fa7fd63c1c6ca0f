import { Table } from '@mantine/core';
import { IconEqual, IconPencil, IconPlus, IconRepeat, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportLineStatus } from '@/bindings/ImportLineStatus';
import type { ImportPreviewRow } from '@/bindings/ImportPreviewRow';
import { StatusTag, type StatusKind } from '@/design/status/StatusTag';
import classes from './CheckFile.module.css';
import { issuePlace, issueWords } from './issue-words';

interface Props {
  readonly row: ImportPreviewRow;
  /** Some line of the page has something to know: there is a column for it. */
  readonly hasIssues: boolean;
}

const tags: Record<ImportLineStatus, { readonly kind: StatusKind; readonly icon?: Icon }> = {
  create: { kind: 'done', icon: IconPlus },
  update: { kind: 'info', icon: IconPencil },
  unchanged: { kind: 'waiting', icon: IconEqual },
  repeated: { kind: 'attention', icon: IconRepeat },
  error: { kind: 'blocking' },
};

export function PreviewLine({ row, hasIssues }: Props) {
  const { t } = useTranslation();
  return (
    <Table.Tr>
      <Table.Td className={classes['number'] ?? ''}>{row.line}</Table.Td>
      <Table.Td>
        <StatusTag {...tags[row.status]} label={t(`importCatalogue.check.status.${row.status}`)} />
      </Table.Td>
      <Table.Td className={classes['sku'] ?? ''}>{row.sku}</Table.Td>
      <Table.Td>{row.name}</Table.Td>
      {hasIssues && (
        <Table.Td>
          <ul className={classes['issues']}>
            {row.issues.map((issue, index) => (
              <li key={index} data-severity={issue.severity}>
                <b>{issuePlace(t, issue)}</b> {issueWords(t, issue)}
              </li>
            ))}
          </ul>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
