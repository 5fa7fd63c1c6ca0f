import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '@/design/office/ActButton';
import classes from './ChooseFile.module.css';

interface Props {
  /** The name of the file that is being read. */
  readonly reading: string | null;
  readonly onFile: (file: File) => void;
}

const ACCEPTED = '.xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A place to drop a file on; F9 opens the choice of files instead. */
export function DropZone({ reading, onFile }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);

  function hover(event: DragEvent) {
    // Without it the window would open the file instead of giving it.
    event.preventDefault();
    setIsOver(true);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file && reading === null) onFile(file);
  }

  return (
    <div
      className={classes['zone']}
      data-over={isOver || undefined}
      onDragOver={hover}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <IconFileSpreadsheet size={56} stroke={1.25} aria-hidden />
      {reading === null ? (
        <>
          <p className={classes['drop']}>{t('importCatalogue.file.drop')}</p>
          <p className={classes['or']}>{t('importCatalogue.file.or')}</p>
          <ActButton
            name="F9"
            variant="filled"
            label={t('importCatalogue.file.choose')}
            onAct={() => input.current?.click()}
          />
        </>
      ) : (
        <p className={classes['drop']} role="status">
          {t('importCatalogue.file.reading', { name: reading })}
        </p>
      )}
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file may be chosen again once it is mended.
          currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </div>
  );
}
