import { UnstyledButton } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '@/bindings/CustomerCard';
import { formatMoney, type Currency } from '@/design/format/money';
import { formatPhone } from '@/design/format/phone';
import { Key } from '@/design/keys/Key';
import { StatusTag } from '@/design/status/StatusTag';
import classes from './CartCustomer.module.css';

interface Props {
  /** Null for the walk-in customer; undefined while a named one is being read. */
  readonly card: CustomerCard | null | undefined;
  readonly currency: Currency;
  readonly onChange: () => void;
}

/** For whom. */
export function CartCustomer({ card, currency, onChange }: Props) {
  const { t } = useTranslation();
  const name = card === null ? t('counter.customer.walkIn') : (card?.customer.name ?? '');
  return (
    <UnstyledButton className={classes['customer'] ?? ''} aria-keyshortcuts="F3" onClick={onChange}>
      <IconUser size={24} stroke={1.75} aria-hidden />
      <span className={classes['words']}>
        <span className={classes['name']}>{name}</span>
        <span className={classes['phone']}>
          {card?.customer.phone ? formatPhone(card.customer.phone) : t('counter.customer.change')}
        </span>
      </span>
      {card && card.due > 0 && (
        <StatusTag kind="attention" label={t('counter.customer.owes', { amount: formatMoney(card.due, currency) })} />
      )}
      <Key name="F3" />
    </UnstyledButton>
  );
}
