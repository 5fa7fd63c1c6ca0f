import { useTranslation } from 'react-i18next';
import { ClockNotice } from '@/design/clock/ClockNotice';
import { Office } from '@/design/office/Office';
import { OfficePanel } from '@/design/office/OfficePanel';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { ErrorState } from '@/design/states/ErrorState';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import { usePermissions, usePlace, useShellAnswer } from '@/platform';
import { BackupsPanel } from './backups/BackupsPanel';
import { ForgetDemonstration } from './demonstration/ForgetDemonstration';
import { DisplayPanel } from './display/DisplayPanel';
import { OwnAccessPanel } from './own-access/OwnAccessPanel';
import { PrinterPanel } from './receipt-printer/PrinterPanel';
import classes from './settings.module.css';
import { DataPanel } from './this-computer/DataPanel';
import { RegisterPanel } from './this-computer/RegisterPanel';

/** /settings: this computer, and one's own way in. What holds for the business is on its own screens. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const place = usePlace();
  const may = usePermissions();
  const start = useShellAnswer('device.start', {}, { topics: ['device', 'session'] }).data;
  const { data: settings, error, refetch } = useShellAnswer('device.settings', {}, { topics: ['device', 'people'] });
  return (
    <Office title={t('settings.title')} subtitle={t('settings.subtitle')} tools={<SchemeSwitch />}>
      <div className={classes['page']}>{content()}</div>
    </Office>
  );

  function content() {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    if (!settings || !place) {
      return (
        <OfficePanel>
          <SkeletonRows rows={8} height={64} />
        </OfficePanel>
      );
    }
    return (
      <>
        {start?.clock_behind_ms !== undefined && (
          <div className={classes['clock']}>
            <ClockNotice behindMs={start.clock_behind_ms} />
          </div>
        )}
        <div className={classes['columns']}>
          <div className={classes['column']}>
            <RegisterPanel register={settings.register} />
            <PrinterPanel key={JSON.stringify(settings.printer)} printer={settings.printer} />
            {may('people.manage_backups') && <BackupsPanel />}
            <DataPanel settings={settings} />
            {place.demonstration && <ForgetDemonstration />}
          </div>
          <div className={classes['column']}>
            <DisplayPanel />
            <OwnAccessPanel />
          </div>
        </div>
      </>
    );
  }
}
