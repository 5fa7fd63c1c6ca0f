import { IconAlertOctagon, IconBarcode, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '@/design/format/quantity';
import { errorWords } from '@/i18n';
import type { Notice } from './notice';
import classes from './NoticeStrip.module.css';

interface Props {
  readonly notice: Notice | null;
}

/** One line under the search field. It is always there for screen readers, and seen only when it has something to say. */
export function NoticeStrip({ notice }: Props) {
  const { t } = useTranslation();
  const isBad = notice?.kind === 'unknown-barcode' || notice?.kind === 'refused';
  return (
    <div role={isBad ? 'alert' : 'status'} className={classes['place']}>
      {notice && notice.kind !== 'sent' && (
        <div className={classes['strip']} data-tone={isBad ? 'bad' : 'ok'} data-notice={notice.kind}>
          {words(notice)}
        </div>
      )}
    </div>
  );

  function words(said: Notice) {
    switch (said.kind) {
      case 'scanned':
      case 'added':
        return (
          <>
            <IconCheck size={20} stroke={2} aria-hidden />
            <b>{said.kind === 'scanned' ? t('counter.notice.scanned') : t('counter.notice.added')}</b>
            <span className={classes['name']}>{said.name}</span>
            {said.kind === 'scanned' && <code className={classes['code']}>{said.code}</code>}
            <b className={classes['by']}>+{formatQuantity(said.by)}</b>
          </>
        );
      case 'serial':
        return (
          <>
            <IconBarcode size={20} stroke={2} aria-hidden />
            <b>{t('counter.notice.serial')}</b>
            <code className={classes['read']}>{said.code}</code>
            <span className={classes['name']}>{said.name}</span>
            <b className={classes['by']}>
              {said.left === 0 ? t('counter.notice.serialsWhole') : t('counter.serials.left', { count: said.left })}
            </b>
          </>
        );
      case 'unknown-barcode':
        return (
          <>
            <IconBarcode size={20} stroke={2} aria-hidden />
            <b>{t('counter.notice.unknown')}</b>
            <code className={classes['read']}>{said.code}</code>
            <span className={classes['name']}>
              {t(said.mayBeSerial ? 'counter.notice.unknownSerial' : 'counter.notice.unknownNext')}
            </span>
          </>
        );
      case 'refused': {
        const { what, next } = errorWords(t, said.error);
        return (
          <>
            <IconAlertOctagon size={20} stroke={2} aria-hidden />
            <b>{what}</b>
            <span className={classes['name']}>{next}</span>
          </>
        );
      }
      case 'parked':
      case 'recalled':
      case 'abandoned':
        return (
          <>
            <IconCheck size={20} stroke={2} aria-hidden />
            <b>{t(`counter.notice.${said.kind}`)}</b>
            <span className={classes['name']}>{said.name}</span>
          </>
        );
      case 'sent':
        return null;
    }
  }
}
