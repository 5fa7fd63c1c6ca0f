import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileExport, IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePermissions } from '@/platform';
import { ExportCatalogue } from './export-catalogue/ExportCatalogue';

/** The catalogue in and out as a file, for who may. */
export function FileMenu() {
  const { t } = useTranslation();
  const may = usePermissions();
  const [isExporting, setIsExporting] = useState(false);
  if (!may('catalog.import') && !may('catalog.edit')) return null;
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button variant="default" h={36} rightSection={<IconChevronDown size={16} stroke={1.75} aria-hidden />}>
            {t('exportCatalogue.open')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {may('catalog.import') && (
            <Menu.Item
              component={Link}
              to="/products/import"
              leftSection={<IconFileImport size={18} stroke={1.75} aria-hidden />}
            >
              {t('exportCatalogue.import')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconFileExport size={18} stroke={1.75} aria-hidden />}
            onClick={() => setIsExporting(true)}
          >
            {t('exportCatalogue.export')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isExporting && <ExportCatalogue onClose={() => setIsExporting(false)} />}
    </>
  );
}
