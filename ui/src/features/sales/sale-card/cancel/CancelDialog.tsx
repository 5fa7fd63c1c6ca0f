import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaleCard } from '@/bindings/SaleCard';
import { formatMoney } from '@/design/format/money';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCurrency, useExecute } from '@/platform';
import classes from './CancelDialog.module.css';
import { emptyReturn, readReturn, toReturn } from './return-form';
import { ReturnFields } from './ReturnFields';

interface Props {
  readonly card: SaleCard;
  readonly onClose: () => void;
}

/** A manager cancels a sale that is not paid in full: why, and how the money goes back. */
export function CancelDialog({ card, onClose }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const cancel = useExecute('sales.cancel');
  const [reason, setReason] = useState('');
  const [form, setForm] = useState(emptyReturn);
  const [wasTried, setWasTried] = useState(false);
  const returned = toReturn(card);
  const way = readReturn(form);
  const isReasonMissing = reason.trim() === '';
  const isWayMissing = returned > 0 && way === null;

  async function act() {
    setWasTried(true);
    if (isReasonMissing || isWayMissing) return;
    try {
      const back = returned > 0 && way ? { return_by: way } : {};
      await cancel.mutateAsync({ sale: card.sale, reason: reason.trim(), ...back });
      onClose();
    } catch {
      // Shown above the buttons.
    }
  }
  const press = useKeys({ F9: act }, 'dialog');
  const amount = formatMoney(returned, currency);
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('till.close') }}
      title={t('salesList.cancel.title', { number: card.number })}
      size={560}
    >
      <Stack gap="md">
        <p className={classes['what']}>
          {returned > 0 ? t('salesList.cancel.whatPaid', { amount }) : t('salesList.cancel.what')}
        </p>
        <Textarea
          name="reason"
          label={t('salesList.cancel.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={wasTried && isReasonMissing ? t('salesList.cancel.reasonMissing') : null}
          rows={2}
          maxLength={400}
          data-autofocus
        />
        {returned > 0 && <ReturnFields form={form} onChange={setForm} amount={amount} isTried={wasTried} />}
        {cancel.error && <ErrorStrip error={cancel.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" h={44} rightSection={<Key name="Escape" />} onClick={onClose}>
            {t('salesList.cancel.keep')}
          </Button>
          <Button color="brique" h={44} rightSection={<Key name="F9" tone="on-fill" />} onClick={() => press('F9')}>
            {returned > 0 ? t('salesList.cancel.actPaid', { amount }) : t('salesList.cancel.act')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
