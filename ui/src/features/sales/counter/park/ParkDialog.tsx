import { TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/design/keys/use-keys';
import { DialogActs } from '@/design/station/DialogActs';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { StationDialog } from '@/design/station/StationDialog';
import classes from './ParkDialog.module.css';
import { usePark } from './use-park';

interface Props {
  /** The customer's name, which is often what the sale is called. */
  readonly suggested: string;
  readonly onParked: (label: string) => void;
  readonly onClose: () => void;
}

/** F6. */
export function ParkDialog({ suggested, onParked, onClose }: Props) {
  const { t } = useTranslation();
  const [label, setLabel] = useState(suggested);
  const { park, isSending, refusal } = usePark();
  useKeys({ Escape: onClose }, 'dialog');

  function send(event: SyntheticEvent) {
    event.preventDefault();
    if (isSending) return;
    park(label.trim()).then(
      () => onParked(label.trim()),
      () => undefined,
    );
  }

  return (
    <StationDialog title={t('counter.park.title')} onClose={onClose}>
      <form onSubmit={send} className={classes['form']}>
        {refusal && <ErrorStrip error={refusal} />}
        <TextInput
          size="md"
          label={t('counter.park.label')}
          description={t('counter.park.how')}
          value={label}
          maxLength={60}
          onChange={(event) => setLabel(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          autoComplete="off"
          data-autofocus
          autoFocus
        />
        <DialogActs
          main={{ key: 'Enter', label: t('counter.park.act') }}
          cancel={t('counter.cancel')}
          onCancel={onClose}
        />
      </form>
    </StationDialog>
  );
}
