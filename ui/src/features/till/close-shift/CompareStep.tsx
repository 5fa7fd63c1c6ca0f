import { Paper } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenShiftView } from '@/bindings/OpenShiftView';
import type { Place } from '@/bindings/Place';
import type { ShiftCard } from '@/bindings/ShiftCard';
import { ErrorState } from '@/design/states/ErrorState';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import { useAnswer } from '@/platform';
import { DrawerBreakdown } from '../figures/DrawerBreakdown';
import { OutsideDrawer } from '../figures/OutsideDrawer';
import classes from './Close.module.css';
import { CloseStation } from './CloseStation';
import { ReportPreview } from './ReportPreview';
import { SignForm } from './SignForm';
import type { Signed } from './SignedStep';
import { useSign } from './use-sign';

interface Props {
  readonly place: Place;
  readonly shift: OpenShiftView;
  readonly onRecount: () => void;
  readonly onSigned: (signed: Signed) => void;
}

/** Step 3: the count beside what the books say. */
export function CompareStep({ place, shift, onRecount, onSigned }: Props) {
  const { t } = useTranslation();
  const card = useAnswer('till.shift', { shift: shift.shift }, { topics: ['till', 'sales'] });
  if (card.data) return <Compared {...{ place, shift, onRecount, onSigned }} card={card.data} />;
  return (
    <CloseStation
      register={shift.register_name}
      openedAt={shift.opened_at}
      step={3}
      keys={[]}
      main={{ key: 'F9', label: t('till.closing.keys.recount'), act: onRecount }}
    >
      {card.error ? (
        <ErrorState error={card.error} onRetry={() => void card.refetch()} />
      ) : (
        <SkeletonRows rows={5} height={58} />
      )}
    </CloseStation>
  );
}

function Compared({ place, shift, card, onRecount, onSigned }: Props & { readonly card: ShiftCard }) {
  const { t } = useTranslation();
  const [isPreviewed, setIsPreviewed] = useState(false);
  const sign = useSign(card, onSigned);
  return (
    <CloseStation
      register={shift.register_name}
      openedAt={shift.opened_at}
      step={3}
      keys={[
        {
          key: 'F8',
          label: t('till.closing.keys.recount'),
          act: onRecount,
          disabledBecause: card.may_recount ? undefined : t('till.closing.keys.noRecount'),
        },
        { key: 'F7', label: t('till.closing.keys.preview'), act: () => setIsPreviewed(true) },
      ]}
      main={{ key: 'F9', label: t('till.closing.keys.sign'), act: sign.act }}
    >
      <div className={classes['compare']}>
        <Paper withBorder component="section" className={classes['panel'] ?? ''}>
          <DrawerBreakdown card={card} />
          <OutsideDrawer card={card} />
        </Paper>
        <SignForm card={card} limit={place.store_fields.variance_warning ?? null} sign={sign} />
      </div>
      {isPreviewed && <ReportPreview card={card} onClose={() => setIsPreviewed(false)} />}
    </CloseStation>
  );
}
