import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportCounts } from '@/bindings/ImportCounts';
import type { ImportFile } from '@/bindings/ImportFile';
import type { ImportPreview } from '@/bindings/ImportPreview';
import { WrittenFile } from '@/design/files/WrittenFile';
import { groupThousands } from '@/design/format/spaces';
import { ActButton } from '@/design/office/ActButton';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCall } from '@/platform';
import screen from '../ImportScreen.module.css';
import type { Importing } from '../use-import';
import classes from './CheckFile.module.css';
import { NewNames } from './NewNames';

interface Props {
  readonly file: ImportFile;
  readonly preview: ImportPreview;
  readonly importing: Importing;
}

const sums = ['create', 'update', 'unchanged', 'repeated', 'error'] as const;

/** What the import comes to, what it leaves out, and the word to begin. */
export function CheckSide({ file, preview, importing }: Props) {
  const { t } = useTranslation();
  const errorFile = useCall('import.error_file');
  const { counts } = preview;
  const error = importing.error ?? errorFile.error;
  const changes = counts.create + counts.update;
  return (
    <>
      <div className={screen['side']}>
        <h2>{t('importCatalogue.check.title')}</h2>
        <dl className={screen['figures']}>{sums.map(sum)}</dl>
        <NewNames title={t('importCatalogue.check.newCategories')} names={preview.new_categories} />
        <NewNames title={t('importCatalogue.check.newBrands')} names={preview.new_brands} />
        {counts.error > 0 ? (
          <p className={screen['warn']}>{t('importCatalogue.check.errorsKept')}</p>
        ) : (
          <p className={classes['ok']}>{t('importCatalogue.check.allGood')}</p>
        )}
        {changes === 0 && <p>{t(`importCatalogue.check.${whyNothing(counts)}`)}</p>}
        {errorFile.data && (
          <WrittenFile label={t('importCatalogue.check.errorFileWritten')} path={errorFile.data.path} />
        )}
      </div>
      {error && <ErrorStrip error={error} />}
      <div className={screen['foot']}>
        {counts.error > 0 && (
          <Button
            variant="default"
            h={36}
            disabled={errorFile.isPending}
            onClick={() => errorFile.mutate({ file: file.file, mapping: importing.mapping })}
          >
            {t('importCatalogue.check.errorFile')}
          </Button>
        )}
        <ActButton
          name="F9"
          variant="filled"
          label={t('importCatalogue.check.apply', { count: changes, n: groupThousands(String(changes)) })}
          disabled={changes === 0 || importing.isBeginning}
          onAct={importing.begin}
        />
      </div>
    </>
  );

  function sum(name: (typeof sums)[number]) {
    if (counts[name] === 0 && name !== 'create' && name !== 'update') return null;
    return [
      <dt key={name}>{t(`importCatalogue.check.sum.${name}`)}</dt>,
      <dd key={`${name}-count`}>{groupThousands(String(counts[name]))}</dd>,
    ];
  }
}

/** Nothing to enter and nothing to change: because all is there already, because all is wrong, or some of each. */
function whyNothing({ error, lines }: ImportCounts) {
  if (error === 0) return 'nothing';
  return error === lines ? 'nothingGood' : 'nothingNew';
}
