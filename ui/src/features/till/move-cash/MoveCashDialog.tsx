import { SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CashMoveKind } from '@/bindings/CashMoveKind';
import { formatMoney } from '@/design/format/money';
import { useKeys } from '@/design/keys/use-keys';
import { AmountInput } from '@/design/money/AmountInput';
import { useSound } from '@/design/sound/use-sound';
import { DialogActs } from '@/design/station/DialogActs';
import { StationDialog } from '@/design/station/StationDialog';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCurrency, useExecute } from '@/platform';
import classes from './MoveCashDialog.module.css';

interface Props {
  readonly shift: string;
  readonly onMoved: (words: string) => void;
  readonly onClose: () => void;
}

const kinds: readonly CashMoveKind[] = ['out', 'in', 'safe_drop'];

/** F6: cash that moves without a sale. Each leaves its trace in the shift. */
export function MoveCashDialog({ shift, onMoved, onClose }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const play = useSound();
  const move = useExecute('till.move_cash');
  const [kind, setKind] = useState<CashMoveKind>('out');
  const [amount, setAmount] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const needsReason = kind !== 'safe_drop';
  const isAmountMissing = amount === null || amount <= 0;
  const isReasonMissing = needsReason && reason.trim() === '';

  async function act() {
    setWasTried(true);
    if (isAmountMissing || isReasonMissing) return;
    try {
      await move.mutateAsync({ shift, kind, amount, reason: reason.trim() });
      onMoved(t(`till.move.done.${kind}`, { amount: formatMoney(amount, currency) }));
      onClose();
    } catch {
      // Shown above the buttons.
      play('refused');
    }
  }
  const press = useKeys(
    { F9: act, F3: () => setKind(kinds[(kinds.indexOf(kind) + 1) % kinds.length] ?? 'out') },
    'dialog',
  );

  return (
    <StationDialog title={t('till.move.title')} onClose={onClose}>
      <Stack gap="md" className={classes['form'] ?? ''}>
        <SegmentedControl<CashMoveKind>
          fullWidth
          aria-label={t('till.move.kind')}
          data={kinds.map((value) => ({ value, label: t(`till.move.kinds.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <p className={classes['what']}>{t(`till.move.what.${kind}`)}</p>
        <AmountInput
          scale="standing"
          name="amount"
          label={t('till.move.amount')}
          value={amount}
          currency={currency}
          onChange={setAmount}
          error={wasTried && isAmountMissing ? t('till.move.amountMissing') : null}
          data-autofocus
        />
        <TextInput
          name="reason"
          label={needsReason ? t('till.move.reason') : t('till.move.reasonIfAny')}
          description={t(`till.move.example.${kind}`)}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={wasTried && isReasonMissing ? t('till.move.reasonMissing') : null}
          maxLength={200}
          autoComplete="off"
        />
        {move.error && <ErrorStrip error={move.error} />}
        <DialogActs
          main={{
            key: 'F9',
            label: isAmountMissing
              ? t('till.move.act')
              : t(`till.move.acts.${kind}`, { amount: formatMoney(amount, currency) }),
            onPress: () => press('F9'),
          }}
          cancel={t('till.cancel')}
          onCancel={onClose}
        />
      </Stack>
    </StationDialog>
  );
}
