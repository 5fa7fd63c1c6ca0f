import { Button, FileButton } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ErrorFacts } from '@/i18n';
import { ErrorStrip } from '../states/ErrorStrip';
import classes from './PictureField.module.css';

interface Props {
  readonly label: string;
  /** What the picture shows, for who does not see it. */
  readonly alt: string;
  readonly none: string;
  /** Its address; undefined where there is none, or none here yet. */
  readonly address: string | undefined;
  readonly isSet: boolean;
  readonly readOnly?: boolean;
  readonly isPending: boolean;
  readonly error: ErrorFacts | null;
  readonly onChoose: (file: File) => void;
  readonly onRemove: () => void;
}

/** A picture with what can be done to it. Each change is an act of its own: no form need be saved for it. */
export function PictureField({ readOnly = false, ...field }: Props) {
  const { t } = useTranslation();
  if (readOnly && !field.isSet) return null;
  return (
    <section aria-label={field.label}>
      {field.error && <ErrorStrip error={field.error} />}
      <div className={classes['picture']}>
        <div className={classes['frame']}>
          {field.address === undefined ? (
            <IconPhoto size={32} stroke={1.5} aria-label={field.none} />
          ) : (
            <img src={field.address} alt={field.alt} />
          )}
        </div>
        {!readOnly && (
          <div className={classes['acts']}>
            <FileButton accept="image/jpeg,image/png,image/webp" onChange={(file) => file && field.onChoose(file)}>
              {(props) => (
                <Button {...props} variant="default" h={36} loading={field.isPending}>
                  {t(field.isSet ? 'picture.replace' : 'picture.choose')}
                </Button>
              )}
            </FileButton>
            {field.isSet && (
              <Button variant="subtle" color="gray" h={36} disabled={field.isPending} onClick={field.onRemove}>
                {t('picture.remove')}
              </Button>
            )}
          </div>
        )}
      </div>
    </section>
  );
}
