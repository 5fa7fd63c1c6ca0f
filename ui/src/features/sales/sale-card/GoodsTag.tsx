import { useTranslation } from 'react-i18next';
import type { SaleCardLine } from '@/bindings/SaleCardLine';
import type { SaleStatus } from '@/bindings/SaleStatus';
import { formatQuantity } from '@/design/format/quantity';
import { StatusTag } from '@/design/status/StatusTag';

interface Props {
  readonly line: SaleCardLine;
  readonly status: SaleStatus;
}

/** Reserved, delivered and paid are three facts: this is where the goods are. */
export function GoodsTag({ line, status }: Props) {
  const { t } = useTranslation();
  const { delivered, reserved, quantity } = line;
  if (delivered >= quantity) return <StatusTag kind="done" label={t('salesList.goods.delivered')} />;
  if (delivered > 0) {
    return <StatusTag kind="info" label={t('salesList.goods.partly', { quantity: formatQuantity(delivered) })} />;
  }
  if (reserved > 0) return <StatusTag kind="info" label={t('salesList.goods.reserved')} />;
  if (status === 'cancelled') return null;
  return <StatusTag kind="waiting" label={t('salesList.goods.inShop')} />;
}
