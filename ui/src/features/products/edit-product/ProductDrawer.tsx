import { useTranslation } from 'react-i18next';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { ErrorState } from '@/design/states/ErrorState';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import { useAnswer } from '@/platform';
import { EditProduct } from './EditProduct';

interface Props {
  readonly product: string;
  readonly onClose: () => void;
}

/** One product: its form as soon as it is read. */
export function ProductDrawer({ product, onClose }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useAnswer('catalog.product', { product });
  if (data) return <EditProduct row={data} onClose={onClose} />;
  return (
    <OfficeDrawer title={t('products.title')} size={640} onClose={onClose}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={8} height={58} />}
    </OfficeDrawer>
  );
}
