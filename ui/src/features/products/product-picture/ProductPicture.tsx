import { Button, FileButton } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ProductRow } from '@/bindings/ProductRow';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useImage } from '@/platform';
import classes from './ProductPicture.module.css';
import { useSetPicture } from './use-set-picture';

interface Props {
  readonly row: ProductRow;
  readonly readOnly: boolean;
}

/** The picture of a product. Changing it is an act of its own: the form need not be saved for it. */
export function ProductPicture({ row, readOnly }: Props) {
  const { t } = useTranslation();
  const address = useImage(row.image);
  const picture = useSetPicture(row.product);
  if (readOnly && row.image === '') return null;
  return (
    <section aria-label={t('products.picture.title')}>
      {picture.error && <ErrorStrip error={picture.error} />}
      <div className={classes['picture']}>
        <div className={classes['frame']}>
          {address === undefined ? (
            <IconPhoto size={32} stroke={1.5} aria-label={t('products.picture.none')} />
          ) : (
            <img src={address} alt={t('products.picture.of', { name: row.name })} />
          )}
        </div>
        {!readOnly && (
          <div className={classes['acts']}>
            <FileButton accept="image/jpeg,image/png,image/webp" onChange={(file) => file && picture.choose(file)}>
              {(props) => (
                <Button {...props} variant="default" h={36} loading={picture.isPending}>
                  {t(row.image === '' ? 'products.picture.choose' : 'products.picture.replace')}
                </Button>
              )}
            </FileButton>
            {row.image !== '' && (
              <Button variant="subtle" color="gray" h={36} disabled={picture.isPending} onClick={picture.remove}>
                {t('products.picture.remove')}
              </Button>
            )}
          </div>
        )}
      </div>
    </section>
  );
}
