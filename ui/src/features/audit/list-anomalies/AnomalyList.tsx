import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnomalyRow } from '@/bindings/AnomalyRow';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useAnswer } from '@/platform';
import { anomalyAddress } from './anomaly-address';
import classes from './AnomalyList.module.css';

/** What devices have broken together without knowing of each other. Nothing is shown while there is nothing to settle. */
export function AnomalyList() {
  const { t } = useTranslation();
  const { data, error } = useAnswer('audit.anomalies', {}, { topics: ['*'] });
  if (error) return <ErrorStrip error={error} />;
  if (!data || data.rows.length === 0) return null;
  const count = data.rows.length;
  return (
    <section className={classes['list']} aria-labelledby="anomalies">
      <h2 id="anomalies">
        {data.more ? t('audit.anomaly.titleMore', { count }) : t('audit.anomaly.title', { count })}
      </h2>
      <p>{t('audit.anomaly.how')}</p>
      <ul>
        {data.rows.map((row) => (
          <AnomalyItem key={`${row.rule} ${row.subject}`} row={row} />
        ))}
      </ul>
    </section>
  );
}

function AnomalyItem({ row }: { readonly row: AnomalyRow }) {
  const { t } = useTranslation();
  const address = anomalyAddress(row);
  return (
    <li>
      <span className={classes['rule']}>{t(`audit.anomaly.rule.${row.rule}`)}</span>
      {row.count > 1 && <span className={classes['times']}>{t('audit.anomaly.times', { count: row.count })}</span>}
      {address !== null && row.about !== 'other' ? (
        <Anchor component={Link} to={address} size="sm">
          {row.subject_name || t(`audit.anomaly.open.${row.about}`)}
        </Anchor>
      ) : (
        row.subject_name
      )}
    </li>
  );
}
