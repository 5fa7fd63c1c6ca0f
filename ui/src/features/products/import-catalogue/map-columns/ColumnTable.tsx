import { Select, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportField } from '@/bindings/ImportField';
import type { ImportFile } from '@/bindings/ImportFile';
import type { ImportMapping } from '@/bindings/ImportMapping';
import classes from './ColumnTable.module.css';
import { examples, fieldAt, importFields, withColumn } from './mapping';

interface Props {
  readonly file: ImportFile;
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
}

/** In place of a field: the column is left out. */
const NONE = 'none';

export function ColumnTable({ file, mapping, onChange }: Props) {
  const { t } = useTranslation();
  const choices = [
    { value: NONE, label: t('importCatalogue.columns.none') },
    ...importFields.map((field) => ({ value: field, label: t(`importCatalogue.field.${field}`) })),
  ];
  return (
    <Table stickyHeader className={classes['table'] ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('importCatalogue.columns.header')}</Table.Th>
          <Table.Th>{t('importCatalogue.columns.sample')}</Table.Th>
          <Table.Th w={230}>{t('importCatalogue.columns.holds')}</Table.Th>
          <Table.Th w={132}>{t('importCatalogue.columns.origin')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{file.headers.map(row)}</Table.Tbody>
    </Table>
  );

  function row(text: string, column: number) {
    const header = text.trim() === '' ? t('importCatalogue.columns.unnamed', { n: column + 1 }) : text;
    const field = fieldAt(mapping, column);
    const samples = examples(file.sample, column);
    return (
      <Table.Tr key={column} data-left={field === null || undefined}>
        <Table.Td className={classes['header'] ?? ''}>{header}</Table.Td>
        <Table.Td className={classes['sample'] ?? ''}>
          {samples.length === 0 ? t('importCatalogue.columns.nothing') : samples.join(' · ')}
        </Table.Td>
        <Table.Td>
          <Select
            aria-label={t('importCatalogue.columns.holdsOf', { header })}
            data={choices}
            value={field ?? NONE}
            maxDropdownHeight={320}
            onChange={(chosen) =>
              onChange(withColumn(mapping, column, chosen === NONE ? null : (chosen as ImportField | null)))
            }
          />
        </Table.Td>
        <Table.Td className={classes['origin'] ?? ''}>{origin(field, column)}</Table.Td>
      </Table.Tr>
    );
  }

  function origin(field: ImportField | null, column: number) {
    if (field === null) return t('importCatalogue.columns.left');
    const isGuess = file.mapping[field] === column;
    return isGuess ? t('importCatalogue.columns.guessed') : t('importCatalogue.columns.chosen');
  }
}
