import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { ListBody } from '@/design/office/ListBody';
import { Office } from '@/design/office/Office';
import { OfficePage } from '@/design/office/OfficePanel';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { EmptyState } from '@/design/states/EmptyState';
import { BigTable } from '@/design/table/BigTable';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { useCurrency } from '@/platform';
import { ShiftDrawer } from './ShiftDrawer';
import { shiftColumns } from './shift-columns';
import { useShiftPages } from './use-shift-pages';

const ROW_PX = 36;

/** /till/shifts and /till/shifts/<id>: what each shift took, and what was missing. Cashiers see their own. */
export function ShiftsScreen() {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const navigate = useNavigate();
  const currency = useCurrency();
  const opened = useParams()['shift'] ?? null;
  const { rows, error, isPending, hasMore, more, retry } = useShiftPages();
  return (
    <Office
      title={t('till.shifts.title')}
      subtitle={rows.length > 0 && !hasMore && t('till.shifts.count', { count: rows.length })}
      tools={<SchemeSwitch />}
    >
      <OfficePage>
        <ListBody
          isPending={isPending}
          error={error}
          onRetry={retry}
          isEmpty={rows.length === 0}
          empty={<EmptyState sentence={t('till.shifts.empty')} />}
          rowHeight={ROW_PX}
        >
          <BigTable
            label={t('till.shifts.title')}
            columns={shiftColumns({ t, currency, zone })}
            rows={rows}
            idOf={({ shift }) => shift}
            rowHeight={ROW_PX}
            openedId={opened}
            onOpen={({ shift }) => void navigate(`/till/shifts/${shift}`)}
            hasMore={hasMore}
            onMore={more}
          />
        </ListBody>
      </OfficePage>
      {opened !== null && (
        <ShiftDrawer
          key={opened}
          shift={opened}
          row={rows.find(({ shift }) => shift === opened) ?? null}
          onClose={() => void navigate('/till/shifts')}
        />
      )}
    </Office>
  );
}
