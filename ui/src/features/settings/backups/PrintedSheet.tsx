import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { WrittenFile } from '@/design/files/WrittenFile';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCall } from '@/platform';

interface Props {
  readonly label: string;
  readonly path: string;
  /** The file is gone. */
  readonly onPrinted: () => void;
}

/** The sheet's file: whoever reads it opens every backup, so it goes as soon as it stands on paper. */
export function PrintedSheet({ label, path, onPrinted }: Props) {
  const { t } = useTranslation();
  const forget = useCall('device.forget_recovery_sheet');
  return (
    <>
      <WrittenFile label={label} path={path} />
      {forget.error && <ErrorStrip error={forget.error} />}
      <Button
        variant="filled"
        h={36}
        disabled={forget.isPending}
        onClick={() => forget.mutate({}, { onSuccess: onPrinted })}
      >
        {t('backups.sheet.printed')}
      </Button>
    </>
  );
}
