import { Button } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { WrittenFile } from '@/design/files/WrittenFile';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { currentLanguage } from '@/i18n';
import { useCall } from '@/platform';
import form from './NewBusiness.module.css';

interface Props {
  readonly code: string;
}

/** The sheet as a PDF, to be printed on whatever printer there is. Paper is still asked for: a file dies with its disk. */
export function SaveRecoverySheet({ code }: Props) {
  const { t } = useTranslation();
  const sheet = useCall('device.recovery_sheet');
  const save = () => {
    if (!sheet.isPending) sheet.mutate({ code, language: currentLanguage() });
  };
  useKeys({ 'Ctrl+P': save });
  return (
    <>
      {sheet.error && <ErrorStrip error={sheet.error} kept={t('newBusiness.recovery.copyByHand')} />}
      <div className={form['acts']}>
        <Button
          variant="default"
          h={48}
          leftSection={<IconFileDownload size={20} stroke={1.75} aria-hidden />}
          rightSection={<Key name="Ctrl+P" />}
          aria-keyshortcuts="Control+P"
          onClick={save}
        >
          {t('newBusiness.recovery.save')}
        </Button>
      </div>
      {sheet.data && <WrittenFile label={t('newBusiness.recovery.saved')} path={sheet.data.path} />}
    </>
  );
}
