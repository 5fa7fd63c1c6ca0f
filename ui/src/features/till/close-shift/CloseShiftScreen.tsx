import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OpenShiftView } from '@/bindings/OpenShiftView';
import type { Place } from '@/bindings/Place';
import { EmptyState } from '@/design/states/EmptyState';
import { ErrorState } from '@/design/states/ErrorState';
import { Station } from '@/design/station/Station';
import { useAnswer, usePlace } from '@/platform';
import { CompareStep } from './CompareStep';
import { CountStep } from './CountStep';
import { OpenSalesStep } from './OpenSalesStep';
import { SignedStep, type Signed } from './SignedStep';

type Step = 'open-sales' | 'count' | 'compare';

/** The end of a shift in four steps. What the drawer should hold is not on the page before it is counted. */
export function CloseShiftScreen() {
  const { t } = useTranslation();
  const place = usePlace();
  const shift = useAnswer('till.current_shift', {}, { topics: ['till', 'sales'] });
  const [signed, setSigned] = useState<Signed | null>(null);
  if (signed) return <SignedStep signed={signed} />;
  if (!place || shift.isPending) return null;
  if (shift.data) return <OpenShiftSteps place={place} shift={shift.data} onSigned={setSigned} />;
  return (
    <Station title={t('till.title')} keys={[]}>
      {shift.error ? (
        <ErrorState error={shift.error} onRetry={() => void shift.refetch()} />
      ) : (
        <EmptyState
          sentence={t('till.closing.noShift')}
          action={
            <Button h={44} component={Link} to="/till">
              {t('till.closing.toTill')}
            </Button>
          }
        />
      )}
    </Station>
  );
}

interface StepsProps {
  readonly place: Place;
  readonly shift: OpenShiftView;
  readonly onSigned: (signed: Signed) => void;
}

function OpenShiftSteps({ place, shift, onSigned }: StepsProps) {
  // Counted already and left: the comparison is where the person was.
  const [step, setStep] = useState<Step>(() => {
    if (shift.counts > 0) return 'compare';
    return shift.open_sales > 0 ? 'open-sales' : 'count';
  });
  switch (step) {
    case 'open-sales':
      return <OpenSalesStep shift={shift} onSeen={() => setStep('count')} />;
    case 'count':
      return <CountStep place={place} shift={shift} onCounted={() => setStep('compare')} />;
    case 'compare':
      return <CompareStep place={place} shift={shift} onRecount={() => setStep('count')} onSigned={onSigned} />;
  }
}
