import { useTranslation } from 'react-i18next';
import type { QuarantinedRunRow } from '@/bindings/QuarantinedRunRow';
import { formatDateTime } from '@/design/format/dates';
import { OfficePanel } from '@/design/office/OfficePanel';
import { ErrorState } from '@/design/states/ErrorState';
import { StatusTag } from '@/design/status/StatusTag';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { NOT_YET, useAnswer, usePermissions } from '@/platform';
import classes from '../sync.module.css';
import { authorWords, whyWords } from './quarantine-words';

/** What others sent and nobody can verify: in whose name, how much, why. Nothing where there is none, or who asks may not know. */
export function QuarantinePanel() {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const may = usePermissions()('people.manage_devices');
  // Whatever is received may be kept apart, or taken in at last.
  const list = useAnswer('people.quarantined_runs', may ? {} : NOT_YET, { topics: ['*'] });
  const runs = list.data?.runs ?? [];
  if (list.error) {
    return (
      <OfficePanel title={t('sync.quarantine.title')}>
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      </OfficePanel>
    );
  }
  if (runs.length === 0) return null;
  return (
    <OfficePanel title={t('sync.quarantine.title')}>
      <p className={classes['hint']}>{t('sync.quarantine.how')}</p>
      <ul className={classes['peers']}>{runs.map(item)}</ul>
    </OfficePanel>
  );

  function item(run: QuarantinedRunRow, index: number) {
    return (
      // Two runs of one author may have come in the same millisecond.
      <li key={`${run.author} ${run.first_at} ${index}`} className={classes['peer']}>
        <div className={classes['who']}>
          <span className={classes['name']}>{authorWords(t, run)}</span>
          <StatusTag kind="attention" label={t('sync.quarantine.acts', { count: run.events })} />
        </div>
        <span className={classes['hint']}>{whyWords(t, run)}</span>
        <span className={classes['hint']}>
          {t('sync.quarantine.since', { at: formatDateTime(run.first_at, zone) })}
        </span>
      </li>
    );
  }
}
