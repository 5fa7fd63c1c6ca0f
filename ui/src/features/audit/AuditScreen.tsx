import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '@/design/office/ActButton';
import { ListBody } from '@/design/office/ListBody';
import { Office } from '@/design/office/Office';
import { OfficePage } from '@/design/office/OfficePanel';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { EmptyState } from '@/design/states/EmptyState';
import { BigTable } from '@/design/table/BigTable';
import { usePages } from '@/platform';
import { exportActs } from './export-acts/export-acts';
import { actColumns } from './list-acts/act-columns';
import { auditBody, noFilters, type ActFilters } from './list-acts/act-filters';
import { ActFiltersBar } from './list-acts/ActFilters';

const ROW_HEIGHT = 36;

/** /audit: who did what and when, the newest first. */
export function AuditScreen() {
  const { t } = useTranslation();
  const [filters, setFilters] = useState<ActFilters>(noFilters);
  // Every command adds an act: the list is asked again when it is opened, not while it is being read.
  const pages = usePages('people.audit', auditBody(filters), { cursor: 'before', topics: ['audit'] });
  return (
    <Office
      title={t('audit.title')}
      subtitle={t('audit.subtitle')}
      tools={
        <>
          <Button
            variant="default"
            h={36}
            leftSection={<IconDownload size={18} stroke={1.75} aria-hidden />}
            disabled={pages.rows.length === 0}
            onClick={() => exportActs(t, pages.rows)}
          >
            {t('audit.export', { count: pages.rows.length })}
          </Button>
          <ActButton name="F5" label={t('audit.refresh')} onAct={pages.retry} />
          <SchemeSwitch />
        </>
      }
    >
      <OfficePage>
        <ActFiltersBar filters={filters} onChange={setFilters} />
        <ListBody
          isPending={pages.isPending}
          error={pages.error}
          onRetry={pages.retry}
          isEmpty={pages.rows.length === 0 && !pages.hasMore}
          empty={
            <EmptyState
              sentence={t('audit.empty')}
              action={
                <Button variant="default" h={36} onClick={() => setFilters(noFilters)}>
                  {t('audit.filter.clear')}
                </Button>
              }
            />
          }
          rowHeight={ROW_HEIGHT}
        >
          <BigTable
            label={t('audit.title')}
            columns={actColumns(t)}
            rows={pages.rows}
            idOf={({ position }) => String(position)}
            rowHeight={ROW_HEIGHT}
            hasMore={pages.hasMore}
            onMore={pages.more}
          />
        </ListBody>
      </OfficePage>
    </Office>
  );
}
