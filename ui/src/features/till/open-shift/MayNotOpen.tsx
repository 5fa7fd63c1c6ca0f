import { useTranslation } from 'react-i18next';
import { ForbiddenState } from '@/design/states/ForbiddenState';
import { Station } from '@/design/station/Station';
import { useAnswer } from '@/platform';

/** May collect, but not open a shift: who can do it here. */
export function MayNotOpen() {
  const { t } = useTranslation();
  const holders = useAnswer('people.users', { who_may: 'till.open_shift' });
  return (
    <Station title={t('till.title')} keys={[]}>
      <ForbiddenState
        permission={t('permissions.till.open_shift')}
        holders={(holders.data ?? []).map(({ name }) => name)}
      />
    </Station>
  );
}
