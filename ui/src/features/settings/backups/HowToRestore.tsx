import { useTranslation } from 'react-i18next';
import { OfficePanel } from '@/design/office/OfficePanel';
import classes from './Backups.module.css';

interface Props {
  readonly isDemonstration: boolean;
}

const steps = ['install', 'door', 'file'] as const;

/** Restoring is no button here: it never overwrites a business that is running. */
export function HowToRestore({ isDemonstration }: Props) {
  const { t } = useTranslation();
  return (
    <OfficePanel title={t('backups.restore.title')}>
      <div className={classes['stack']}>
        <p>{t('backups.restore.how')}</p>
        <ol>
          {steps.map((step) => (
            <li key={step}>{t(`backups.restore.steps.${step}`)}</li>
          ))}
        </ol>
        {isDemonstration && <p>{t('backups.restore.demonstration')}</p>}
      </div>
    </OfficePanel>
  );
}
