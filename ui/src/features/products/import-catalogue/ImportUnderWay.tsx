import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './ImportUnderWay.module.css';
import { useImportProgress } from './use-import-progress';

/** On the list of products, while an import fills it. */
export function ImportUnderWay() {
  const { t } = useTranslation();
  const { status, isRunning } = useImportProgress();
  if (!status || !isRunning) return null;
  const { done, total } = status;
  return (
    <div className={classes['notice']} role="status">
      <span>{total === 0 ? t('importCatalogue.underWayTrying') : t('importCatalogue.underWay', { done, total })}</span>
      <Button component={Link} to="/products/import" variant="default" size="xs">
        {t('importCatalogue.see')}
      </Button>
    </div>
  );
}
