import { Pagination, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '@/bindings/ImportPreview';
import { EmptyState } from '@/design/states/EmptyState';
import screen from '../ImportScreen.module.css';
import classes from './CheckFile.module.css';
import { PreviewLine } from './PreviewLine';
import { PAGE } from './use-preview';

interface Props {
  readonly lines: ImportPreview;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export function LinePages({ lines, page, onPage }: Props) {
  const { t } = useTranslation();
  const hasIssues = lines.rows.some(({ issues }) => issues.length > 0);
  const pages = Math.ceil(lines.shown_count / PAGE);
  if (lines.rows.length === 0) return <EmptyState sentence={t('importCatalogue.check.noneHere')} />;
  return (
    <>
      {/* It scrolls and holds nothing else to stop at: the keyboard must reach it. */}
      <div
        key={page}
        className={screen['scroll']}
        role="region"
        aria-label={t('importCatalogue.check.title')}
        tabIndex={0}
      >
        <Table stickyHeader className={classes['table'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={64} ta="right">
                {t('importCatalogue.check.line')}
              </Table.Th>
              <Table.Th w={118}>{t('importCatalogue.check.does')}</Table.Th>
              <Table.Th w={150}>{t('importCatalogue.check.sku')}</Table.Th>
              <Table.Th>{t('importCatalogue.check.name')}</Table.Th>
              {hasIssues && <Table.Th w="42%">{t('importCatalogue.check.why')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.rows.map((row) => (
              <PreviewLine key={row.line} row={row} hasIssues={hasIssues} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {pages > 1 && (
        <nav className={classes['pages']} aria-label={t('importCatalogue.check.pages')}>
          <Pagination
            total={pages}
            value={page}
            onChange={onPage}
            size="sm"
            getControlProps={(control) => ({ 'aria-label': t(`importCatalogue.check.page.${control}`) })}
          />
        </nav>
      )}
    </>
  );
}
