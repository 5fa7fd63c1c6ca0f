import { ActionIcon, Table } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentLine } from './document-lines';
import classes from './LineTable.module.css';
import { QuantityInput } from './QuantityInput';
import type { StockDocument } from './use-stock-document';

export interface LineColumn {
  readonly title: string;
  readonly width: number;
  readonly cell: (line: DocumentLine) => ReactNode;
}

interface Props {
  readonly document: Pick<StockDocument, 'lines' | 'notice' | 'edit' | 'remove'>;
  readonly quantityTitle: string;
  /** What follows the quantity. */
  readonly columns: readonly LineColumn[];
  /** What some lines have below them, over the whole width. */
  readonly under?: ((line: DocumentLine) => ReactNode) | undefined;
}

/** The lines, the latest first; the one that was just scanned flashes. */
export function LineTable({ document, quantityTitle, columns, under }: Props) {
  const { t } = useTranslation();
  const { lines, notice, edit, remove } = document;
  const flashing = notice?.kind === 'added' ? notice : null;
  return (
    <Table className={classes['table'] ?? ''} verticalSpacing={5} horizontalSpacing={16}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('stock.column.name')}</Table.Th>
          <Table.Th w={120} ta="right">
            {quantityTitle}
          </Table.Th>
          {columns.map(({ title, width }) => (
            <Table.Th key={title} w={width} ta="right">
              {title}
            </Table.Th>
          ))}
          <Table.Th w={52} aria-label={t('stock.document.remove')} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => {
          const flash = flashing?.product === line.product ? flashName(flashing.scan) : undefined;
          const below = under?.(line);
          return (
            <Fragment key={line.product}>
              <Table.Tr className={classes['row'] ?? ''} data-flash={flash}>
                <Table.Td>
                  <span className={classes['name']}>{line.name}</span>
                  <span className={classes['sku']}>{line.sku}</span>
                </Table.Td>
                <Table.Td>
                  <QuantityInput
                    aria-label={t('stock.document.quantityOf', { name: line.name })}
                    data-quantity={line.product}
                    value={line.quantity}
                    rightSection={line.unit === '' ? undefined : line.unit}
                    onChange={(quantity) => edit(line.product, { quantity })}
                  />
                </Table.Td>
                {columns.map(({ title, cell }) => (
                  <Table.Td key={title} ta="right">
                    {cell(line)}
                  </Table.Td>
                ))}
                <Table.Td>
                  <ActionIcon
                    size={32}
                    variant="subtle"
                    color="gray"
                    aria-label={t('stock.document.removeOf', { name: line.name })}
                    onClick={() => remove(line.product)}
                  >
                    <IconTrash size={18} stroke={1.75} />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
              {below !== undefined && below !== false && (
                <Table.Tr>
                  <Table.Td colSpan={columns.length + 3}>{below}</Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

/** Two names for one animation: the next scan of the same product starts it again. */
function flashName(scan: number): string {
  return scan % 2 === 0 ? 'even' : 'odd';
}

/** Puts the caret where the quantity of a line that was just chosen is typed. */
export function focusQuantity(product: string): void {
  requestAnimationFrame(() =>
    window.document.querySelector<HTMLInputElement>(`[data-quantity="${product}"]`)?.select(),
  );
}
