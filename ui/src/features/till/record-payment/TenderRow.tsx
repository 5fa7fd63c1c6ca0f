import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Tender } from '@/bindings/Tender';
import { formatAmount, formatMoney } from '@/design/format/money';
import { OperatorChip } from '@/design/operator/OperatorChip';
import { StatusTag } from '@/design/status/StatusTag';
import { useCurrency } from '@/platform';
import classes from './TenderList.module.css';

interface Props {
  readonly tender: Tender;
  readonly onRemove: () => void;
}

export function TenderRow({ tender, onRemove }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const name = tender.method === 'mobile_money' ? tender.operator : t(`till.means.${tender.method}`);
  return (
    <li className={classes['row']}>
      {tender.method === 'mobile_money' ? <OperatorChip name={name} /> : <b>{name}</b>}
      <span className={classes['proof']}>{proof()}</span>
      {tender.method === 'mobile_money' && <StatusTag kind="waiting" label={t('till.pay.declared')} />}
      <span className={classes['amount']}>{formatAmount(tender.amount, currency)}</span>
      <ActionIcon
        variant="transparent"
        size={44}
        aria-label={t('till.pay.remove', { name, amount: formatMoney(tender.amount, currency) })}
        onClick={onRemove}
      >
        <IconX size={20} stroke={1.75} />
      </ActionIcon>
    </li>
  );

  function proof() {
    switch (tender.method) {
      case 'mobile_money':
      case 'bank_transfer':
        return t('till.pay.reference', { reference: tender.reference });
      case 'cheque':
        return t('till.pay.chequeProof', { bank: tender.bank, number: tender.number });
      case 'cash':
      case 'customer_credit':
        return '';
    }
  }
}
