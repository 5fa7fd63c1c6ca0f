import { useTranslation } from 'react-i18next';
import type { ImportStatus } from '@/bindings/ImportStatus';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { toPlatformError } from '@/platform';
import { RunActs } from './RunActs';
import classes from './RunImport.module.css';

interface Props {
  readonly status: ImportStatus;
  readonly onSee: () => void;
  readonly onAnother: () => void;
}

export function ImportFailed({ status, ...acts }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['run']}>
      <h2>{t('importCatalogue.run.failed')}</h2>
      <ErrorStrip
        error={toPlatformError(status.failure)}
        kept={t('importCatalogue.run.failedKept', { done: status.done })}
      />
      <RunActs {...acts} />
    </div>
  );
}
