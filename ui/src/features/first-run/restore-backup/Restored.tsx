import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RestoreAnswer } from '@/bindings/RestoreAnswer';
import { Key } from '@/design/keys/Key';
import form from '../new-business/NewBusiness.module.css';

interface Props {
  readonly answer: RestoreAnswer;
  readonly onReady: () => void;
}

export function Restored({ answer, onReady }: Props) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <h1 className={form['title']}>{t('restore.done.title', { name: answer.backup.organisation_name })}</h1>
      <p className={form['note']}>{t('restore.done.how')}</p>
      <div className={form['acts']}>
        <Button h={48} leftSection={<Key name="Enter" tone="on-fill" />} onClick={onReady} autoFocus>
          {t('restore.done.enter')}
        </Button>
      </div>
    </div>
  );
}
