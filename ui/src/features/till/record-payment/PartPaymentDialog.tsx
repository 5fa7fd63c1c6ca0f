import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoodsChoice } from '@/bindings/GoodsChoice';
import type { QueuedSale } from '@/bindings/QueuedSale';
import { formatMoney } from '@/design/format/money';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { DialogActs } from '@/design/station/DialogActs';
import { StationDialog } from '@/design/station/StationDialog';
import { useCurrency } from '@/platform';
import classes from './PartPaymentDialog.module.css';

interface Props {
  readonly sale: QueuedSale;
  readonly due: number;
  readonly missing: number;
  readonly onRecord: (goods: GoodsChoice) => Promise<void>;
  readonly onClose: () => void;
}

const choices = ['reserve', 'deliver'] as const;

/** F5: a part is paid. What becomes of the goods is a decision, so it is asked. */
export function PartPaymentDialog({ sale, due, missing, onRecord, onClose }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const [goods, setGoods] = useState<GoodsChoice>('reserve');
  const press = useKeys(
    {
      F9: () => onRecord(goods),
      '1': () => setGoods('reserve'),
      '2': () => setGoods('deliver'),
    },
    'dialog',
  );
  const given = formatMoney(due - missing, currency);
  return (
    <StationDialog title={t('till.part.title')} onClose={onClose}>
      <Stack gap="md">
        <p className={classes['sums']}>{t('till.part.sums', { given, missing: formatMoney(missing, currency) })}</p>
        <Radio.Group
          label={t('till.part.goods')}
          value={goods}
          onChange={(value) => setGoods(value === 'deliver' ? 'deliver' : 'reserve')}
        >
          <Stack gap="xs" mt="xs">
            {choices.map((choice, index) => (
              <label key={choice} className={classes['choice']} data-chosen={choice === goods || undefined}>
                <Radio value={choice} data-autofocus={choice === goods || undefined} />
                <span>
                  <b>{t(`till.part.${choice}.title`)}</b>
                  {t(`till.part.${choice}.text`)}
                </span>
                <Key name={index === 0 ? '1' : '2'} />
              </label>
            ))}
          </Stack>
        </Radio.Group>
        {sale.customer === null && <p className={classes['warning']}>{t('till.part.nobody')}</p>}
        <DialogActs
          main={{ key: 'F9', label: t('till.part.act', { given }), onPress: () => press('F9') }}
          cancel={t('till.cancel')}
          onCancel={onClose}
        />
      </Stack>
    </StationDialog>
  );
}
