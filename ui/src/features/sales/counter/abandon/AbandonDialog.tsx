import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftView } from '@/bindings/DraftView';
import { formatMoney } from '@/design/format/money';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCurrency, useExecute } from '@/platform';
import { CounterDialog } from '../CounterDialog';
import { useDraftDesk } from '../draft/draft-desk';
import classes from './AbandonDialog.module.css';

interface Props {
  readonly draft: DraftView;
  readonly onAbandoned: () => void;
  readonly onClose: () => void;
}

/** F8: confirmed by its consequence; parking is offered beside it. F8 again means it. */
export function AbandonDialog({ draft, onAbandoned, onClose }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const desk = useDraftDesk();
  const abandon = useExecute('sales.abandon');
  const send = () =>
    desk
      .end((sale) => abandon.mutateAsync({ sale }))
      .then(onAbandoned)
      // The error is the mutation's: it is shown above the buttons.
      .catch(() => undefined);
  useKeys({ Escape: onClose, F8: send }, 'dialog');
  return (
    <CounterDialog title={t('counter.abandon.title')} onClose={onClose}>
      <div className={classes['body']}>
        {abandon.error && <ErrorStrip error={abandon.error} />}
        <p>
          {t('counter.abandon.consequence', {
            count: draft.lines.length,
            total: formatMoney(draft.total, currency),
          })}
        </p>
        <Group gap={12}>
          <Button color="brique" h={48} leftSection={<Key name="F8" tone="on-fill" />} onClick={() => void send()}>
            {t('counter.abandon.act', { total: formatMoney(draft.total, currency) })}
          </Button>
          <Button variant="default" h={48} leftSection={<Key name="Escape" />} onClick={onClose} data-autofocus>
            {t('counter.abandon.keep')}
          </Button>
        </Group>
      </div>
    </CounterDialog>
  );
}
