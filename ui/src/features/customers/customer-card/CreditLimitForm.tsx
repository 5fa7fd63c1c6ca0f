import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '@/design/money/AmountInput';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCurrency, useExecute } from '@/platform';

interface Props {
  readonly customer: string;
  readonly limit: number;
  readonly onDone: () => void;
}

/** Another limit. It is an act of its own: the rest of the card need not be saved for it. */
export function CreditLimitForm({ customer, limit, onDone }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const [wanted, setWanted] = useState<number | null>(limit);
  const set = useExecute('customers.set_credit_limit');
  const save = () => {
    if (wanted !== null && !set.isPending) set.mutate({ customer, limit: wanted }, { onSuccess: onDone });
  };
  return (
    <Stack gap={8}>
      {set.error && <ErrorStrip error={set.error} />}
      <Group gap={12} align="end" wrap="nowrap">
        <AmountInput
          flex={1}
          label={t('customersOffice.credit.limit')}
          description={t('customersOffice.credit.how')}
          value={wanted}
          currency={currency}
          onChange={setWanted}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            save();
          }}
          autoFocus
        />
        <Button h={36} disabled={wanted === null} loading={set.isPending} onClick={save}>
          {t('customersOffice.credit.save')}
        </Button>
      </Group>
    </Stack>
  );
}
