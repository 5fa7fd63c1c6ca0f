import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportStatus } from '@/bindings/ImportStatus';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCall } from '@/platform';
import classes from './RunImport.module.css';

interface Props {
  readonly status: ImportStatus;
}

export function ImportRunning({ status: { done, total } }: Props) {
  const { t } = useTranslation();
  const cancel = useCall('import.cancel');
  const isStopping = cancel.isPending || cancel.isSuccess;
  return (
    <div className={classes['run']}>
      <h2 role="status">
        {total === 0 ? t('importCatalogue.run.trying') : t('importCatalogue.run.running', { done, total })}
      </h2>
      <Progress.Root size="lg" className={classes['bar'] ?? ''}>
        <Progress.Section
          value={total === 0 ? 0 : (done / total) * 100}
          aria-label={t('importCatalogue.run.progress')}
        />
      </Progress.Root>
      <p>{t('importCatalogue.run.mayLeave')}</p>
      {cancel.error && <ErrorStrip error={cancel.error} />}
      <Button variant="default" h={36} disabled={isStopping} onClick={() => cancel.mutate({})}>
        {isStopping ? t('importCatalogue.run.cancelling') : t('importCatalogue.run.cancel')}
      </Button>
      <p className={classes['how']}>{t('importCatalogue.run.cancelHow')}</p>
    </div>
  );
}
