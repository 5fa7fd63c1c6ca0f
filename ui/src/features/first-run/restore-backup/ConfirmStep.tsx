import { Button } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestoreAnswer } from '@/bindings/RestoreAnswer';
import { formatDate, formatTime } from '@/design/format/dates';
import { Key } from '@/design/keys/Key';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import type { ErrorFacts } from '@/i18n';
import form from '../new-business/NewBusiness.module.css';
import { isGood, NewPassphrase, type TypedPassphrase } from './NewPassphrase';
import { seriesLetter } from './read-path';
import classes from './RestoreBackup.module.css';

interface Props {
  readonly report: RestoreAnswer;
  readonly isRestoring: boolean;
  readonly error: ErrorFacts | null;
  readonly onRestore: (passphrase: string) => void;
  readonly onBack: () => void;
}

const PASSPHRASE_NEEDED = 'device.passphrase_needed';

/** What comes back, what does not, and what changes: said before it is done. */
export function ConfirmStep({ report, isRestoring, error, onRestore, onBack }: Props) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState<TypedPassphrase>({ first: '', again: '' });
  const [isTried, setIsTried] = useState(false);
  // Once asked for, it stays, whatever is refused next.
  const [isAsked, setIsAsked] = useState(false);
  if (error?.code === PASSPHRASE_NEEDED && !isAsked) setIsAsked(true);
  const { organisation_name: name, last_event_at: last } = report.backup;
  const { sales } = report;

  function send(event: SyntheticEvent) {
    event.preventDefault();
    setIsTried(isAsked);
    if (isRestoring || (isAsked && !isGood(passphrase))) return;
    onRestore(passphrase.first);
  }

  const changes = ['later', 'series', 'other', 'people'] as const;
  return (
    <>
      <h1 className={form['title']}>{t('restore.confirm.title', { name })}</h1>
      <form onSubmit={send} className={`${form['form'] ?? ''} ${classes['wide'] ?? ''}`} noValidate>
        <p className={classes['state']}>
          {last === null
            ? t('restore.confirm.stateEmpty', { sales })
            : t('restore.confirm.state', { date: formatDate(last), time: formatTime(last), sales })}
        </p>
        <ul className={classes['consequences']}>
          {changes.map((change) => (
            <li key={change}>{t(`restore.confirm.${change}`, { series: seriesLetter(report.series) })}</li>
          ))}
          {report.sets_aside && <li>{t('restore.confirm.aside')}</li>}
        </ul>
        {error && error.code !== PASSPHRASE_NEEDED && !isRestoring && <ErrorStrip error={error} />}
        {isAsked && <NewPassphrase value={passphrase} isTried={isTried} onChange={setPassphrase} />}
        <div className={form['acts']}>
          <Button
            type="submit"
            h={48}
            disabled={isRestoring}
            leftSection={<Key name="Enter" tone="on-fill" />}
            autoFocus
          >
            {isRestoring ? t('restore.confirm.applying') : t('restore.confirm.apply', { name })}
          </Button>
          <Button variant="default" h={48} disabled={isRestoring} leftSection={<Key name="Escape" />} onClick={onBack}>
            {t('signIn.back')}
          </Button>
        </div>
      </form>
    </>
  );
}
