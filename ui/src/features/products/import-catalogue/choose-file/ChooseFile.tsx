import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFile } from '@/bindings/ImportFile';
import { OfficePanel } from '@/design/office/OfficePanel';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCall } from '@/platform';
import { ExportCatalogue } from '../../export-catalogue/ExportCatalogue';
import screen from '../ImportScreen.module.css';
import { FILE_SIZE_MAX, readBytes } from '../read-bytes';
import classes from './ChooseFile.module.css';
import { DropZone } from './DropZone';

interface Props {
  readonly onRead: (file: ImportFile) => void;
}

const needs = ['headers', 'sku', 'fresh', 'rest', 'safe'] as const;

/** The first step: a file, and what is expected of it. */
export function ChooseFile({ onRead }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState<string | null>(null);
  const [isLost, setIsLost] = useState(false);
  const [isTooLarge, setIsTooLarge] = useState(false);
  const [isExporting, setIsExporting] = useState(false);
  const read = useCall('import.read');

  async function take(file: File) {
    read.reset();
    setIsLost(false);
    setIsTooLarge(file.size > FILE_SIZE_MAX);
    if (file.size > FILE_SIZE_MAX) return;
    setName(file.name);
    try {
      const bytes = await readBytes(file);
      read.mutate({ bytes, name: file.name }, { onSuccess: onRead, onSettled: () => setName(null) });
    } catch {
      setIsLost(true);
      setName(null);
    }
  }

  const tooLarge = { code: 'import.too_large', params: { size_max: FILE_SIZE_MAX }, incident: null };
  const error = isTooLarge ? tooLarge : read.error;
  return (
    <div className={screen['grid']}>
      <OfficePanel fills>
        <div className={classes['take']}>
          {error && <ErrorStrip error={error} />}
          {isLost && (
            <p className={screen['warn']} role="alert">
              {t('importCatalogue.file.unreadable')}
            </p>
          )}
          <DropZone reading={name} onFile={(file) => void take(file)} />
        </div>
      </OfficePanel>
      <OfficePanel fills>
        <div className={screen['side']}>
          <h2>{t('importCatalogue.file.needsTitle')}</h2>
          <ul className={classes['needs']}>
            {needs.map((need) => (
              <li key={need}>{t(`importCatalogue.file.needs.${need}`)}</li>
            ))}
          </ul>
          <h2>{t('importCatalogue.file.modelTitle')}</h2>
          <p className={screen['note']}>{t('importCatalogue.file.modelHow')}</p>
          <Button variant="default" h={36} onClick={() => setIsExporting(true)}>
            {t('importCatalogue.file.model')}
          </Button>
        </div>
      </OfficePanel>
      {isExporting && <ExportCatalogue onClose={() => setIsExporting(false)} />}
    </div>
  );
}
