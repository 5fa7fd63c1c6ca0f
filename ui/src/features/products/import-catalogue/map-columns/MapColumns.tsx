import { useTranslation } from 'react-i18next';
import type { ImportFile } from '@/bindings/ImportFile';
import type { ImportMapping } from '@/bindings/ImportMapping';
import { groupThousands } from '@/design/format/spaces';
import { ActButton } from '@/design/office/ActButton';
import { OfficePanel } from '@/design/office/OfficePanel';
import screen from '../ImportScreen.module.css';
import { ColumnTable } from './ColumnTable';

interface Props {
  readonly file: ImportFile;
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
  readonly onNext: () => void;
}

/** The second step: which column holds what. The guesses are shown, and each can be changed. */
export function MapColumns({ file, mapping, onChange, onNext }: Props) {
  const { t } = useTranslation();
  const hasSku = mapping.sku !== undefined;
  const canCreate = mapping.name !== undefined && mapping.price !== undefined;
  return (
    <div className={screen['grid']}>
      <OfficePanel fills>
        <div className={screen['scroll']}>
          <ColumnTable file={file} mapping={mapping} onChange={onChange} />
        </div>
      </OfficePanel>
      <OfficePanel fills>
        <div className={screen['side']}>
          <h2>{t('importCatalogue.columns.title')}</h2>
          <p className={screen['note']}>{t('importCatalogue.columns.how')}</p>
          <p>{t('importCatalogue.columns.known', { used: Object.keys(mapping).length, all: file.headers.length })}</p>
          <p className={screen['note']}>{[lines(), separator()].filter(Boolean).join(', ')}</p>
          {!hasSku && (
            <p className={screen['warn']} role="alert">
              {t('importCatalogue.columns.skuMissing')}
            </p>
          )}
          {hasSku && !canCreate && <p className={screen['warn']}>{t('importCatalogue.columns.freshMissing')}</p>}
        </div>
        <div className={screen['foot']}>
          <ActButton
            name="F9"
            variant="filled"
            label={t('importCatalogue.columns.next')}
            disabled={!hasSku}
            onAct={onNext}
          />
        </div>
      </OfficePanel>
    </div>
  );

  function lines() {
    return t('importCatalogue.columns.lines', { count: file.lines, n: groupThousands(String(file.lines)) });
  }

  function separator() {
    if (file.delimiter === null) return '';
    const delimiter = file.delimiter === '\t' ? t('importCatalogue.columns.tab') : file.delimiter;
    return t('importCatalogue.columns.separator', { delimiter });
  }
}
