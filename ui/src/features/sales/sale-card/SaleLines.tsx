import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SaleCard } from '@/bindings/SaleCard';
import type { SaleCardLine } from '@/bindings/SaleCardLine';
import { formatAmount } from '@/design/format/money';
import { formatQuantity } from '@/design/format/quantity';
import { useCurrency } from '@/platform';
import type { WrongSerial } from './correct-serial/wrong-serial';
import { GoodsTag } from './GoodsTag';
import classes from './SaleDrawer.module.css';
import { SoldSerials } from './SoldSerials';

interface Props {
  readonly card: SaleCard;
  /** Absent for who may not correct a serial number. */
  readonly onCorrect: ((wrong: WrongSerial) => void) | undefined;
}

export function SaleLines({ card, onCorrect }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const line = (one: SaleCardLine) => (
    <Table.Tr key={one.line}>
      <Table.Td>
        {one.name}
        <span className={classes['under']}>{one.sku}</span>
        <SoldSerials line={one} onCorrect={onCorrect} />
      </Table.Td>
      <Table.Td className={classes['number'] ?? ''}>
        {formatQuantity(one.quantity)} {one.unit}
      </Table.Td>
      <Table.Td className={classes['number'] ?? ''}>{formatAmount(one.unit_price, currency)}</Table.Td>
      <Table.Td className={classes['number'] ?? ''}>
        {one.discount === 0 ? '' : formatAmount(-one.discount, currency)}
      </Table.Td>
      <Table.Td className={classes['number'] ?? ''}>
        <b>{formatAmount(one.total, currency)}</b>
      </Table.Td>
      <Table.Td>
        <GoodsTag line={one} status={card.status} />
      </Table.Td>
    </Table.Tr>
  );
  return (
    <Table className={classes['lines'] ?? ''} aria-label={t('salesList.card.lines')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('salesList.card.article')}</Table.Th>
          <Table.Th className={classes['number'] ?? ''}>{t('salesList.card.quantity')}</Table.Th>
          <Table.Th className={classes['number'] ?? ''}>{t('salesList.card.price')}</Table.Th>
          <Table.Th className={classes['number'] ?? ''}>{t('salesList.card.discount')}</Table.Th>
          <Table.Th className={classes['number'] ?? ''}>{t('salesList.card.total')}</Table.Th>
          <Table.Th>{t('salesList.card.goods')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{card.lines.map(line)}</Table.Tbody>
    </Table>
  );
}
