import { useTranslation } from 'react-i18next';
import type { ImportFile } from '@/bindings/ImportFile';
import { groupThousands } from '@/design/format/spaces';
import { OfficePanel } from '@/design/office/OfficePanel';
import { ErrorState } from '@/design/states/ErrorState';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import screen from '../ImportScreen.module.css';
import type { Importing } from '../use-import';
import classes from './CheckFile.module.css';
import { CheckSide } from './CheckSide';
import { LinePages } from './LinePages';
import { usePreview } from './use-preview';
import { ViewTabs } from './ViewTabs';

interface Props {
  readonly file: ImportFile;
  readonly importing: Importing;
}

/** The third step: what each line would do, before anything is done. */
export function CheckFile({ file, importing }: Props) {
  const { t } = useTranslation();
  const preview = usePreview(file, importing.mapping);
  const { counts, whole, lines } = preview;
  if (preview.error) {
    return (
      <OfficePanel fills>
        <ErrorState error={preview.error} onRetry={preview.retry} />
      </OfficePanel>
    );
  }
  if (!counts || !whole || !lines) {
    return (
      <OfficePanel fills>
        <p className={classes['checking']} role="status">
          {t('importCatalogue.check.checking', { n: groupThousands(String(file.lines)) })}
        </p>
        <SkeletonRows rows={12} height={40} />
      </OfficePanel>
    );
  }
  return (
    <div className={screen['grid']}>
      <OfficePanel fills>
        <ViewTabs counts={counts} shown={preview.shown} onShow={preview.show} />
        <LinePages key={preview.shown} lines={lines} page={preview.page} onPage={preview.setPage} />
      </OfficePanel>
      <OfficePanel fills>
        <CheckSide file={file} preview={whole} importing={importing} />
      </OfficePanel>
    </div>
  );
}
