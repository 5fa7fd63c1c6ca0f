import { IconAlertOctagon, IconBarcode, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { errorWords } from '@/i18n';
import classes from './ScanStrip.module.css';
import type { ScanNotice } from './use-line-scan';

/** The visible twin of the beep: what was read last, or what could not be. */
export function ScanStrip({ notice }: { readonly notice: ScanNotice | null }) {
  const { t } = useTranslation();
  if (!notice) {
    return <p className={classes['hint']}>{t('stock.scan.hint')}</p>;
  }
  const isGood = notice.kind === 'added' || notice.kind === 'serial';
  const Icon = isGood ? IconCheck : notice.kind === 'unknown' ? IconBarcode : IconAlertOctagon;
  return (
    <p className={classes['strip']} data-tone={isGood ? 'ok' : 'bad'} role={isGood ? 'status' : 'alert'}>
      <Icon size={18} stroke={2} aria-hidden />
      {words()}
    </p>
  );

  function words(): string {
    switch (notice?.kind) {
      case 'added':
        return t('stock.scan.added', { name: notice.name });
      case 'serial':
        return t('stock.scan.serial', { code: notice.code, name: notice.name });
      case 'serial_twice':
        return t('stock.scan.serialTwice', { code: notice.code });
      case 'unknown':
        return t('stock.scan.unknown', { code: notice.code });
      case 'not_tracked':
        return t('stock.scan.notTracked', { name: notice.name });
      case 'failed':
        return errorWords(t, notice.error).what;
      case undefined:
        return '';
    }
  }
}
