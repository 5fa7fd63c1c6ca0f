import { Anchor, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PastSale } from '@/bindings/PastSale';
import { formatDate } from '@/design/format/dates';
import { MoneyText } from '@/design/money/MoneyText';
import { StatusTag } from '@/design/status/StatusTag';
import { useCurrency, usePermissions } from '@/platform';
import classes from './customer-card.module.css';
import { saleTag } from './sale-tag';

interface Props {
  /** The latest first. */
  readonly sales: readonly PastSale[];
}

export function History({ sales }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const seesSales = usePermissions()('sales.view_all');
  return (
    <section className={classes['history']}>
      <h3>{t('customersOffice.history.title')}</h3>
      {sales.length === 0 ? (
        <p className={classes['none']}>{t('customersOffice.history.empty')}</p>
      ) : (
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('customersOffice.history.date')}</Table.Th>
              <Table.Th>{t('customersOffice.history.number')}</Table.Th>
              <Table.Th>{t('customersOffice.history.status')}</Table.Th>
              <Table.Th ta="right">{t('customersOffice.history.total')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sales.map(({ sale, number, submitted_at: at, status, total }) => (
              <Table.Tr key={sale}>
                <Table.Td className="num">{formatDate(at)}</Table.Td>
                <Table.Td className="num">
                  {seesSales ? (
                    <Anchor component={Link} to={`/sales/${sale}`} size="sm">
                      {number}
                    </Anchor>
                  ) : (
                    number
                  )}
                </Table.Td>
                <Table.Td>
                  <StatusTag kind={saleTag(status)} label={t(`customersOffice.status.${status}`)} />
                </Table.Td>
                <Table.Td ta="right" fw={600}>
                  <MoneyText amount={total} currency={currency} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
