import { useTranslation } from 'react-i18next';
import type { DeviceSettings } from '@/bindings/DeviceSettings';
import { OfficePanel } from '@/design/office/OfficePanel';
import classes from '../settings.module.css';

interface Props {
  readonly settings: DeviceSettings;
}

/** Where the data is and what keeps strangers out of it, in plain words. */
export function DataPanel({ settings }: Props) {
  const { t } = useTranslation();
  return (
    <OfficePanel title={t('settings.data.title')}>
      <dl className={classes['facts']}>
        <dt>{t('settings.data.folder')}</dt>
        <dd>{settings.directory}</dd>
        <dt>{t('settings.data.key')}</dt>
        <dd>{t(`settings.data.keyHome.${settings.key_home ?? 'unknown'}`)}</dd>
        <dt>{t('settings.data.version')}</dt>
        <dd>{settings.version}</dd>
      </dl>
    </OfficePanel>
  );
}
