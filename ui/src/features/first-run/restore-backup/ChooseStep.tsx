import { Button, Radio } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupSummary } from '@/bindings/BackupSummary';
import { Key } from '@/design/keys/Key';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCall, useShellAnswer } from '@/platform';
import form from '../new-business/NewBusiness.module.css';
import { BackupCard } from './BackupCard';
import { OtherFile } from './OtherFile';
import { readPath } from './read-path';
import classes from './RestoreBackup.module.css';

interface Props {
  readonly onChoose: (backup: BackupSummary) => void;
  readonly onBack: () => void;
}

/** A backup that lies in the folder of this computer, or a file from a stick. */
export function ChooseStep({ onChoose, onBack }: Props) {
  const { t } = useTranslation();
  const list = useShellAnswer('backup.list', {});
  const inspect = useCall('backup.inspect');
  const [path, setPath] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [isTried, setIsTried] = useState(false);
  const backups = list.data ?? [];
  // The newest that can be opened is proposed.
  const picked = backups.find((one) => one.path === chosen) ?? backups.find((one) => one.has_recovery);
  const typed = readPath(path);

  function send(event: SyntheticEvent) {
    event.preventDefault();
    setIsTried(true);
    if (inspect.isPending) return;
    if (typed !== '') read(typed);
    else if (picked) onChoose(picked);
  }

  function read(file: string) {
    inspect.mutate({ path: file }, { onSuccess: onChoose });
  }

  const error = inspect.error ?? list.error;
  return (
    <>
      <h1 className={form['title']}>{t('restore.choose.title')}</h1>
      <form onSubmit={send} className={`${form['form'] ?? ''} ${classes['wide'] ?? ''}`} noValidate>
        {error && <ErrorStrip error={error} />}
        {backups.length > 0 ? found() : list.data && <p className={form['note']}>{t('restore.choose.noneHere')}</p>}
        <OtherFile
          path={path}
          error={isTried && typed === '' && !picked && t('restore.choose.chooseOne')}
          onType={setPath}
          onChoose={(chosenPath) => {
            setPath(chosenPath);
            read(chosenPath);
          }}
        />
        <div className={form['acts']}>
          <Button type="submit" h={48} leftSection={<Key name="Enter" tone="on-fill" />}>
            {inspect.isPending ? t('restore.choose.reading') : t('restore.choose.next')}
          </Button>
          <Button variant="default" h={48} leftSection={<Key name="Escape" />} onClick={onBack}>
            {t('signIn.back')}
          </Button>
        </div>
      </form>
    </>
  );

  function found() {
    return (
      <Radio.Group
        size="md"
        label={t('restore.choose.here')}
        description={t('restore.choose.how')}
        value={typed === '' ? (picked?.path ?? null) : null}
        onChange={(next) => {
          setChosen(next);
          setPath('');
        }}
      >
        <div className={classes['list']}>
          {backups.map((backup) => (
            <BackupCard key={backup.path} backup={backup} />
          ))}
        </div>
      </Radio.Group>
    );
  }
}
