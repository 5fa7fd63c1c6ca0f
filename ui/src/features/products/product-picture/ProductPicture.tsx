import { useTranslation } from 'react-i18next';
import type { ProductRow } from '@/bindings/ProductRow';
import { PictureField } from '@/design/picture/PictureField';
import { useImage } from '@/platform';
import { useSetPicture } from './use-set-picture';

interface Props {
  readonly row: ProductRow;
  readonly readOnly: boolean;
}

/** The picture of a product. */
export function ProductPicture({ row, readOnly }: Props) {
  const { t } = useTranslation();
  const address = useImage(row.image);
  const { error, isPending, choose, remove } = useSetPicture(row.product);
  return (
    <PictureField
      label={t('products.picture.title')}
      alt={t('products.picture.of', { name: row.name })}
      none={t('products.picture.none')}
      address={address}
      isSet={row.image !== ''}
      readOnly={readOnly}
      isPending={isPending}
      error={error}
      onChoose={choose}
      onRemove={remove}
    />
  );
}
