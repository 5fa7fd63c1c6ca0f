import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActButton } from '@/design/office/ActButton';
import classes from './RunImport.module.css';

interface Props {
  readonly onSee: () => void;
  readonly onAnother: () => void;
}

/** Where to go once an import is over. */
export function RunActs({ onSee, onAnother }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['acts']}>
      <ActButton name="F9" variant="filled" label={t('importCatalogue.run.see')} onAct={onSee} />
      <Button variant="default" h={36} onClick={onAnother}>
        {t('importCatalogue.run.another')}
      </Button>
    </div>
  );
}
