import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy, IconFileCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './WrittenFile.module.css';

interface Props {
  /** What was written. */
  readonly label: string;
  readonly path: string;
}

/** Where a file was written: the whole path, to be found or copied. */
export function WrittenFile({ label, path }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['written']} role="status">
      <IconFileCheck size={22} stroke={1.75} aria-hidden />
      <p>
        {label} <code>{path}</code>
      </p>
      <CopyButton value={path}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="xs"
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            onClick={copy}
          >
            {copied ? t('writtenFile.copied') : t('writtenFile.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
