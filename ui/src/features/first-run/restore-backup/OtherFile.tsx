import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { usePlatform } from '@/platform';
import classes from './RestoreBackup.module.css';

interface Props {
  readonly path: string;
  readonly error: string | false;
  readonly onType: (path: string) => void;
  readonly onChoose: (path: string) => void;
}

/** A backup that lies elsewhere: chosen in the system's own dialog where there is one, or named by its path. */
export function OtherFile({ path, error, onType, onChoose }: Props) {
  const { t } = useTranslation();
  const { chooseFile } = usePlatform();

  useKeys(chooseFile ? { F9: () => void choose() } : {});

  async function choose() {
    const wanted = {
      title: t('restore.choose.title'),
      kind: t('restore.choose.kind'),
      extensions: ['comptoir'],
    };
    // A dialog that cannot be shown leaves the path to be typed.
    const chosen = await chooseFile?.(wanted).catch(() => null);
    if (chosen) onChoose(chosen);
  }

  return (
    <div className={classes['elsewhere']}>
      <TextInput
        size="md"
        label={t('restore.choose.path')}
        description={t(chooseFile ? 'restore.choose.pathOrChoose' : 'restore.choose.pathHow')}
        placeholder={t('restore.choose.pathPlaceholder')}
        spellCheck={false}
        autoComplete="off"
        value={path}
        onChange={(event) => onType(event.currentTarget.value)}
        error={error}
      />
      {chooseFile && (
        <Button variant="default" h={42} leftSection={<Key name="F9" />} onClick={() => void choose()}>
          {t('restore.choose.browse')}
        </Button>
      )}
    </div>
  );
}
