import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly path: string;
  readonly label: string;
}

/** To paste into the file manager: the way to a stick. */
export function CopyPath({ path, label }: Props) {
  const { t } = useTranslation();
  return (
    <CopyButton value={path}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('writtenFile.copied') : path}>
          <ActionIcon size={28} aria-label={copied ? t('writtenFile.copied') : label} onClick={copy}>
            {copied ? <IconCheck size={16} stroke={2} aria-hidden /> : <IconCopy size={16} stroke={1.75} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
