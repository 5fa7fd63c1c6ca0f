import { useTranslation } from 'react-i18next';
import type { DraftView } from '@/bindings/DraftView';
import { formatMoney } from '@/design/format/money';
import { useKeys } from '@/design/keys/use-keys';
import { DialogActs } from '@/design/station/DialogActs';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCurrency, useExecute } from '@/platform';
import { StationDialog } from '@/design/station/StationDialog';
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
    <StationDialog title={t('counter.abandon.title')} onClose={onClose}>
      <div className={classes['body']}>
        {abandon.error && <ErrorStrip error={abandon.error} />}
        <p>
          {t('counter.abandon.consequence', {
            count: draft.lines.length,
            total: formatMoney(draft.total, currency),
          })}
        </p>
        <DialogActs
          main={{
            key: 'F8',
            label: t('counter.abandon.act', { total: formatMoney(draft.total, currency) }),
            onPress: () => void send(),
            isDestructive: true,
          }}
          cancel={t('counter.abandon.keep')}
          onCancel={onClose}
          startsAtCancel
        />
      </div>
    </StationDialog>
  );
}
