import { Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LevelRow } from '@/bindings/LevelRow';
import { formatDateTime } from '@/design/format/dates';
import { formatQuantity } from '@/design/format/quantity';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { EmptyState } from '@/design/states/EmptyState';
import { ErrorState } from '@/design/states/ErrorState';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import { Figures } from './Figures';
import { movementReason } from './movement-reason';
import { useMovements } from './use-movements';

interface Props {
  readonly row: LevelRow;
  readonly store: string;
  readonly onClose: () => void;
}

/** Why a product's level is what it is. */
export function MovementsDrawer({ row, store, onClose }: Props) {
  const { t } = useTranslation();
  const movements = useMovements(row.product, store);
  return (
    <OfficeDrawer title={row.name} subtitle={row.sku} size={640} onClose={onClose}>
      <Figures row={row} />
      {content()}
    </OfficeDrawer>
  );

  function content() {
    if (movements.error) return <ErrorState error={movements.error} onRetry={movements.retry} />;
    if (movements.isPending) return <SkeletonRows rows={10} height={36} />;
    if (movements.rows.length === 0) return <EmptyState sentence={t('stock.movements.empty')} />;
    return (
      <>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('stock.movements.at')}</Table.Th>
              <Table.Th>{t('stock.movements.reason')}</Table.Th>
              <Table.Th>{t('stock.movements.actor')}</Table.Th>
              <Table.Th ta="right">{t('stock.movements.quantity')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {movements.rows.map((movement, index) => (
              <Table.Tr key={index}>
                <Table.Td className="num">{formatDateTime(movement.at)}</Table.Td>
                <Table.Td>
                  {t(`stock.reason.${movementReason(movement.reason)}`)} {movement.sale_number}
                </Table.Td>
                <Table.Td>{movement.actor_name}</Table.Td>
                <Table.Td ta="right" fw={600} className="num">
                  {movement.reason === 'count'
                    ? t('stock.movements.counted', { quantity: formatQuantity(movement.quantity) })
                    : `${movement.quantity > 0 ? '+' : ''}${formatQuantity(movement.quantity)}`}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {movements.hasMore && (
          <Button variant="default" h={36} mt={12} onClick={movements.more}>
            {t('office.more')}
          </Button>
        )}
      </>
    );
  }
}
