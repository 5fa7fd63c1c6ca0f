import { IconFileTypePdf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ShiftRow } from '@/bindings/ShiftRow';
import { formatDate, formatTime } from '@/design/format/dates';
import { ActButton } from '@/design/office/ActButton';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { EmptyState } from '@/design/states/EmptyState';
import { ErrorState } from '@/design/states/ErrorState';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { currentLanguage } from '@/i18n';
import { useAnswer, useCall } from '@/platform';
import { SavedPaperNote } from '../figures/SavedPaperNote';
import { ShiftFigures } from '../figures/ShiftFigures';
import classes from './Shifts.module.css';

interface Props {
  readonly shift: string;
  /** As the list has it: the figures of an open shift are nobody's before the drawer is counted. */
  readonly row: ShiftRow | null;
  readonly onClose: () => void;
}

export function ShiftDrawer({ shift, row, onClose }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const card = useAnswer('till.shift', { shift }, { topics: ['till', 'sales'] });
  const save = useCall('documents.save_shift_report');
  const known = card.data ?? row;
  const isClosed = card.data?.status === 'closed';
  return (
    <OfficeDrawer
      title={
        known
          ? t('till.shifts.card', { register: known.register_name, date: formatDate(known.opened_at, zone) })
          : t('till.shifts.title')
      }
      subtitle={known && who(known)}
      onClose={onClose}
      error={save.error}
      size={600}
      acts={
        isClosed && (
          <ActButton
            name="F9"
            scope="dialog"
            variant="filled"
            label={t('till.shifts.report')}
            leftSection={<IconFileTypePdf size={18} stroke={1.75} />}
            onAct={() => save.mutate({ shift, language: currentLanguage() })}
          />
        )
      }
    >
      {save.data && (
        <div className={classes['saved']}>
          <SavedPaperNote label={t('till.shifts.saved')} path={save.data.path} />
        </div>
      )}
      {body()}
    </OfficeDrawer>
  );

  function body() {
    if (card.data) return <ShiftFigures card={card.data} />;
    if (card.isPending) return <SkeletonRows rows={8} height={34} />;
    if (row?.closed_at === null && card.error.code === 'till.not_counted')
      return <EmptyState sentence={t('till.shifts.stillOpen')} />;
    return <ErrorState error={card.error} onRetry={() => void card.refetch()} />;
  }

  function who(data: NonNullable<typeof known>) {
    const words = { cashier: data.cashier_name, opened: formatTime(data.opened_at, zone) };
    if (data.closed_at === null) return t('till.shifts.cardOpen', words);
    return t('till.shifts.cardOf', { ...words, closed: formatTime(data.closed_at, zone) });
  }
}
