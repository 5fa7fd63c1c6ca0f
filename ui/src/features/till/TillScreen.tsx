import { useTranslation } from 'react-i18next';
import { Station } from '@/design/station/Station';
import { ErrorState } from '@/design/states/ErrorState';
import { useAnswer, usePlace } from '@/platform';
import { OpenShift } from './open-shift/OpenShift';
import { TillDesk } from './TillDesk';

/** Where sales become money: first a shift with its float, then one sale after the other. */
export function TillScreen() {
  const { t } = useTranslation();
  const place = usePlace();
  const shift = useAnswer('till.current_shift', {}, { topics: ['till', 'sales'] });
  if (!place) return null;
  if (shift.error) {
    return (
      <Station title={place.register_name} keys={[]}>
        <ErrorState error={shift.error} onRetry={() => void shift.refetch()} />
      </Station>
    );
  }
  // A few milliseconds: the bar is there, so that nothing jumps.
  if (shift.isPending) return <Station title={t('till.title')} keys={[]} children={null} />;
  if (!shift.data) return <OpenShift place={place} />;
  return <TillDesk place={place} shift={shift.data} />;
}
