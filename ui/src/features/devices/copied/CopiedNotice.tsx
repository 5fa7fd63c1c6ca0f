import { useTranslation } from 'react-i18next';
import type { CopiedJournal } from '@/bindings/CopiedJournal';
import type { DeviceRow } from '@/bindings/DeviceRow';
import { formatDateTime } from '@/design/format/dates';
import { StatusTag } from '@/design/status/StatusTag';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import classes from '../devices.module.css';

interface Props {
  readonly row: DeviceRow;
  readonly copied: CopiedJournal;
}

/** That a computer worked from two copies of its disk: what became of it, and what to do. */
export function CopiedNotice({ row, copied }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  return (
    <section className={classes['copied']}>
      <StatusTag kind="attention" label={t('devices.copied.tag')} />
      <ul className={classes['means']}>
        <li>{t(copied.forks > 0 ? 'devices.copied.twice' : 'devices.copied.back')}</li>
        <li>{t('devices.copied.kept')}</li>
        {/* A server gives no numbers. */}
        {row.class !== 'server' && <li>{papers()}</li>}
        {/* Whoever was shut out was so under every copy. */}
        {!row.is_revoked && (
          <>
            <li>{t('devices.copied.advice')}</li>
            <li>{t('devices.copied.restored')}</li>
          </>
        )}
      </ul>
    </section>
  );

  function papers() {
    if (copied.apart_since === null) return t('devices.copied.notYet');
    return t('devices.copied.apart', { at: formatDateTime(copied.apart_since, zone) });
  }
}
